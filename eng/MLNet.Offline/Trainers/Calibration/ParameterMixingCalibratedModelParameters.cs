using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>The calibrated model that ML.NET makes of a linear one.</summary>
internal sealed partial class ParameterMixingCalibratedModelParameters<TSubModel, TCalibrator> :
    ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>, IParameterMixer<float>, ICanSaveModel
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    internal const string LoaderSignature = "PMixCaliPredExec";
    internal const string RegistrationName = "ParameterMixingCalibratedPredictor";

    internal ParameterMixingCalibratedModelParameters(IHostEnvironment env, TSubModel predictor, TCalibrator calibrator)
        : base(env, RegistrationName, predictor, calibrator)
    {
        Host.Check(predictor is IParameterMixer<float>, "Predictor does not implement " + nameof(IParameterMixer<float>));
        Host.Check(calibrator is IParameterMixer, "Calibrator does not implement " + nameof(IParameterMixer));
    }

    internal static CalibratedModelParametersBase Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        var (predictor, calibrator) = (GetPredictor(env, ctx), GetCalibrator(env, ctx));
        return CreateCalibratedModelParameters.Create(typeof(ParameterMixingCalibratedModelParameters<,>), env, predictor, calibrator);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveCore(ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "PMIXCALP",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);
}
