using System.Globalization;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public sealed partial class OneVersusAllModelParameters
{
    private OneVersusAllModelParameters(IHostEnvironment env, ModelLoadContext ctx)
        : base(env, RegistrationName, ctx)
    {
        _formula = (OutputFormula)ctx.Reader.ReadByte();
        int count = ctx.Reader.ReadInt32();
        Host.CheckDecode(count > 0);
        var models = new IPredictorProducing<float>[count];
        for (int i = 0; i < count; i++)
            ctx.LoadModel<IPredictorProducing<float>, SignatureLoadModel>(Host, out models[i], GetDirectory(i));
        _models = CheckModels(models, out _inputType);
    }

    internal static OneVersusAllModelParameters Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new OneVersusAllModelParameters(env, ctx);
    }

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(GetVersionInfo());
        ctx.Writer.Write((byte)_formula);
        ctx.Writer.Write(_models.Length);
        for (int i = 0; i < _models.Length; i++)
            ctx.SaveModel(_models[i], GetDirectory(i));
    }

    private static string GetDirectory(int index) => string.Create(CultureInfo.InvariantCulture, $"SubPredictor_{index:000}");

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "TLC OVA ",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.StandardTrainers);
}
