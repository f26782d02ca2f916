using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <inheritdoc/>
public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator> : CalibratedModelParametersBase, IDistPredictorProducing<float, float>
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private const string DirSubModel = "Predictor";
    private const string DirCalibrator = "Calibrator";

    private protected readonly IHost Host;

    private protected CalibratedModelParametersBase(IHostEnvironment env, string name, TSubModel predictor, TCalibrator calibrator)
        : base(predictor, calibrator)
    {
        Contracts.CheckValue(env, nameof(env));
        Host = env.Register(name);
        Host.CheckValue(predictor, nameof(predictor));
        Host.CheckValue(calibrator, nameof(calibrator));
        SubModel = predictor;
        Calibrator = calibrator;
    }

    public new TSubModel SubModel { get; }

    public new TCalibrator Calibrator { get; }

    private protected void SaveCore(ModelSaveContext ctx)
    {
        ctx.SaveModel(SubModel, DirSubModel);
        ctx.SaveModel(Calibrator, DirCalibrator);
    }

    private protected static TSubModel GetPredictor(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.LoadModel<TSubModel, SignatureLoadModel>(env, out var predictor, DirSubModel);
        return predictor;
    }

    private protected static TCalibrator GetCalibrator(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.LoadModel<TCalibrator, SignatureLoadModel>(env, out var calibrator, DirCalibrator);
        return calibrator;
    }
}
