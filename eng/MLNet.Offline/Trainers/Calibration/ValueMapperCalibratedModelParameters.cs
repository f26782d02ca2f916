using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>The calibrated model that ML.NET makes of any model that scores features.</summary>
internal sealed class ValueMapperCalibratedModelParameters<TSubModel, TCalibrator> :
    ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator>, ICanSaveModel
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    internal const string LoaderSignature = "CaliPredExec";
    internal const string RegistrationName = "CalibratedPredictor";

    internal ValueMapperCalibratedModelParameters(IHostEnvironment env, TSubModel predictor, TCalibrator calibrator)
        : base(env, RegistrationName, predictor, calibrator)
    {
    }

    internal static CalibratedModelParametersBase Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        var (predictor, calibrator) = (GetPredictor(env, ctx), GetCalibrator(env, ctx));
        return CreateCalibratedModelParameters.Create(typeof(ValueMapperCalibratedModelParameters<,>), env, predictor, calibrator);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        SaveCore(ctx);
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "CALIPRED",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);
}
