using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract partial class LinearMulticlassModelParametersBase
{
    private const string LabelNamesStream = "LabelNames";

    private protected LinearMulticlassModelParametersBase(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
        var reader = ctx.Reader;
        NumberOfFeatures = reader.ReadInt32();
        Host.CheckDecode(NumberOfFeatures >= 1);
        NumberOfClasses = reader.ReadInt32();
        Host.CheckDecode(NumberOfClasses >= 1);
        Biases = reader.ReadArray<float>(NumberOfClasses);

        int startCount = reader.ReadInt32();
        Weights = startCount == 0 ? ReadDense(reader) : ReadSparse(reader, startCount);
        _weightsDense = new(MakeDense);
        _labelNames = LoadLabelNames(ctx);
        ctx.LoadModelOrNull<ModelStatisticsBase, SignatureLoadModel>(Host, out Statistics, ModelStatisticsBase.DirectoryName);
    }

    private protected abstract VersionInfo GetVersionInfo();

    private protected override void SaveCore(ModelSaveContext ctx)
    {
        base.SaveCore(ctx);
        ctx.SetVersionInfo(GetVersionInfo());

        ctx.Writer.Write(NumberOfFeatures);
        ctx.Writer.Write(NumberOfClasses);
        ctx.Writer.WriteNumbers<float>(Biases);
        if (Weights.All(weights => weights.IsDense))
            WriteDense(ctx.Writer);
        else
            WriteSparse(ctx.Writer);

        if (_labelNames != null)
        {
            ctx.SaveBinaryStream(LabelNamesStream, writer =>
            {
                foreach (string label in _labelNames)
                    writer.Write(ctx.AddString(label));
            });
        }
        if (Statistics != null)
            ctx.SaveModel(Statistics, ModelStatisticsBase.DirectoryName);
    }

    private void WriteDense(BinaryWriter writer)
    {
        writer.Write(0);
        writer.Write(0);
        writer.Write(NumberOfFeatures * NumberOfClasses);
        foreach (var weights in Weights)
            writer.WriteNumbers(weights.GetValues());
    }

    /// <summary>Rows start at, indices, values; a dense row leaves its zeros out.</summary>
    private void WriteSparse(BinaryWriter writer)
    {
        var rows = Array.ConvertAll(Weights, weights => weights.Items().Where(item => !weights.IsDense || item.Value != 0).ToArray());
        writer.Write(NumberOfClasses + 1);
        int start = 0;
        writer.Write(start);
        foreach (var row in rows)
            writer.Write(start += row.Length);

        writer.Write(start);
        foreach (var item in rows.SelectMany(row => row))
            writer.Write(item.Key);
        writer.Write(start);
        foreach (var item in rows.SelectMany(row => row))
            writer.Write(item.Value);
    }

    private VBuffer<float>[] ReadDense(BinaryReader reader)
    {
        Host.CheckDecode(reader.ReadInt32() == 0);
        Host.CheckDecode(reader.ReadInt32() == NumberOfClasses * NumberOfFeatures);
        var weights = new VBuffer<float>[NumberOfClasses];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = new VBuffer<float>(NumberOfFeatures, reader.ReadArray<float>(NumberOfFeatures));
        return weights;
    }

    private VBuffer<float>[] ReadSparse(BinaryReader reader, int startCount)
    {
        Host.CheckDecode(startCount == NumberOfClasses + 1);
        var starts = reader.ReadArray<int>(startCount);
        Host.CheckDecode(starts[0] == 0);
        Host.CheckDecode(reader.ReadInt32() == starts[^1]);
        var indices = new int[NumberOfClasses][];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = reader.ReadArray<int>(starts[i + 1] - starts[i]);
            CheckIndices(indices[i]);
        }

        Host.CheckDecode(reader.ReadInt32() == starts[^1]);
        return Array.ConvertAll(indices, slots => new VBuffer<float>(NumberOfFeatures, slots.Length, reader.ReadArray<float>(slots.Length), slots));
    }

    private void CheckIndices(int[] indices)
    {
        for (int i = 0; i < indices.Length; i++)
            Host.CheckDecode((i == 0 ? -1 : indices[i - 1]) < indices[i] && indices[i] < NumberOfFeatures);
    }

    private string[] LoadLabelNames(ModelLoadContext ctx)
    {
        using var entry = ctx.Repository.OpenEntryOrNull(ctx.Directory, LabelNamesStream);
        if (entry == null)
            return null;
        using var reader = new BinaryReader(entry.Stream);
        return Array.ConvertAll(reader.ReadArray<int>(NumberOfClasses), ctx.GetNonEmptyString);
    }
}
