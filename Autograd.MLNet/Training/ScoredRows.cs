using Autograd.Core;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;
using Autograd.MLNet.Models;

namespace Autograd.MLNet.Training;

/// <summary>Rows with their scores, for calibration.</summary>
/// <param name="Scores">One a row.</param>
/// <param name="Labels">0 or 1.</param>
/// <param name="Weights">One a row; empty where all are 1.</param>
internal sealed record ScoredRows(float[] Scores, float[] Labels, float[] Weights)
{
    private const int BlockRows = 1024;
    private const int MostRows = 100_000;

    /// <summary>The rows held back, or else training rows, up to 100,000.</summary>
    public static ScoredRows Of(TrainingSetup setup, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        setup.Model.SetWeights(weights);
        biases.CopyTo(setup.Model.Biases.Detach().AsWritableSpan());
        RowSelection selection = setup.Validation is { } validation
            ? new RowSelection(validation, [.. Enumerable.Range(0, Math.Min(validation.RowCount, MostRows))])
            : setup.Data.SampleHere(MostRows);
        (TrainingSet set, int[] rows) = selection;

        using GradMode.Scope scope = GradMode.NoGrad();
        BlockInput input = setup.Model.NewEvaluationInput();
        float[] scores = new float[rows.Length];
        for (int start = 0; start < rows.Length; start += BlockRows)
        {
            input.Fill(set.Features, rows.AsMemory(start, Math.Min(BlockRows, rows.Length - start)));
            input.Scores(setup.Model.EvaluationWeights, setup.Model.Biases).CopyTo(scores.AsSpan(start));
        }

        var here = new ScoredRows(scores, selection.Labels(), selection.Weights());
        return setup.Data.Ranks is { } ranks ? here.OfAll(ranks) : here;
    }

    private ScoredRows OfAll(Ranks ranks)
    {
        return new ScoredRows(First(ranks.Concatenate<float>(Scores)), First(ranks.Concatenate<float>(Labels)), First(ranks.Concatenate<float>(Weights)));

        static float[] First(float[] values) => values[..Math.Min(values.Length, MostRows)];
    }
}
