using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>The probability is 1 / (1 + exp(slope · score + offset)).</summary>
public sealed class PlattCalibrator : ICalibrator, IParameterMixer, ICanSaveModel
{
    internal const string LoaderSignature = "PlattCaliExec";
    internal const string RegistrationName = "PlattCalibrator";

    private readonly IHost _host;

    internal PlattCalibrator(IHostEnvironment env, double slope, double offset)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(RegistrationName);
        Slope = slope;
        Offset = offset;
    }

    private PlattCalibrator(IHostEnvironment env, ModelLoadContext ctx)
    {
        _host = env.Register(RegistrationName);
        Slope = ctx.Reader.ReadDouble();
        _host.CheckDecode(double.IsFinite(Slope));
        Offset = ctx.Reader.ReadDouble();
        _host.CheckDecode(double.IsFinite(Offset));
    }

    public double Slope { get; }

    public double Offset { get; }

    public float PredictProbability(float output) => float.IsNaN(output) ? output : PredictProbability(output, Slope, Offset);

    internal static float PredictProbability(float output, double slope, double offset) => (float)(1 / (1 + Math.Exp(slope * output + offset)));

    internal static PlattCalibrator Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new PlattCalibrator(env, ctx);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        _host.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write(Slope);
        ctx.Writer.Write(Offset);
        ctx.SaveTextStream("Calibrator.txt", writer =>
        {
            writer.WriteLine("Platt calibrator");
            writer.WriteLine("P(y=1|x) = 1/1+exp(A*x + B)");
            writer.WriteLine("A={0:R}", Slope);
            writer.WriteLine("B={0:R}", Offset);
        });
    }

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "PLATTCAL",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);
}
