using System.Text;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Training;

/// <summary>What all ranks must have alike, because each of them acts on it.</summary>
internal static class SharedOptions
{
    /// <summary>Compares it.</summary>
    /// <exception cref="InvalidOperationException">A rank has something else.</exception>
    public static void Check(Ranks ranks, OptionsDescription description, ReadingPlan plan, IDataView trainData, IDataView? validationData)
    {
        IEnumerable<KeyValuePair<string, string>> all =
        [
            .. description.Values,
            new("the number of features", InvariantText.Of(((VectorDataViewType)trainData.Schema[plan.Columns.Features].Type).Size)),
            new("the number of labels", InvariantText.Of(LabelReaders.Width(plan.Columns.LabelKind, trainData.Schema[plan.Columns.Label].Type))),
            new("the column of example weights", plan.Columns.Weight ?? "not set"),
            new("whether there is a validation set", InvariantText.Of(validationData is not null)),
        ];
        string[] texts = [.. all.Select(value => $"{value.Key} is {value.Value}")];
        string[][] theirs = Array.ConvertAll(ranks.AllGather(Encoding.UTF8.GetBytes(string.Join('\0', texts))), bytes => Encoding.UTF8.GetString(bytes).Split('\0'));
        for (int rank = 1; rank < ranks.Size; rank++)
        {
            int different = Array.FindIndex(theirs[0], text => !theirs[rank].Contains(text));
            if (different >= 0)
                throw new InvalidOperationException($"Autograd: all ranks must train alike, but {theirs[0][different]} on rank 0, and {theirs[rank][different]} on rank {rank}. Give all ranks the same options.");
        }
    }
}
