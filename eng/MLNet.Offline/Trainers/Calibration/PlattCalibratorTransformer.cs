using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Adds the probability after Platt.</summary>
public sealed class PlattCalibratorTransformer : CalibratorTransformer<PlattCalibrator>
{
    internal const string LoaderSignature = "PlattCalibratTransf";

    internal PlattCalibratorTransformer(IHostEnvironment env, PlattCalibrator calibrator, string scoreColumnName)
        : base(env, calibrator, LoaderSignature, scoreColumnName)
    {
    }

    private PlattCalibratorTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, ctx, LoaderSignature)
    {
    }

    internal static PlattCalibratorTransformer Create(IHostEnvironment env, ModelLoadContext ctx) => new(env, ctx);
}
