using System.Runtime.CompilerServices;
using Autograd.Core;
using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Sparse;
using Autograd.MLNet.Communication;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>A model of sparse rows: of weights [columns, outputs] a step gathers, trains and puts away those of the columns its rows have.</summary>
internal sealed class SparseModel : LinearModel
{
    // How many rows before its turn a row is fetched from far memory.
    private const int RowsAhead = 4;

    private readonly RowTable<float> _table;
    private readonly Standardization _standardization;
    private readonly int[] _active;
    private readonly ActivePlace[] _places;
    private int _activeCount;
    private int _batch;

    public SparseModel(int columns, int outputs, Standardization standardization, int capacity, bool decaysInStepSizes)
        : base(columns, outputs)
    {
        _table = new RowTable<float>(columns, outputs, capacity) { DecaysInStepSizes = decaysInStepSizes };
        _standardization = standardization;
        _places = new ActivePlace[columns];

        // One more, for the column that turns out to be there already.
        _active = new int[capacity + 1];
    }

    public override Variable<float> Weights => _table.Active;

    public override Variable<float> EvaluationWeights => _table.All;

    public override int TrainedWeights => _activeCount * Outputs;

    /// <summary>Tells other ranks which columns the rows of a step have here; null where there are none.</summary>
    public ColumnExchange? Exchange { get; set; }

    public override BlockInput NewInput() => new SparseInput(_table.Active.Shape[0], _standardization, _places);

    public override BlockInput NewEvaluationInput() => new SparseInput(Columns, _standardization, places: null);

    public override void BeginBatch(FeatureRows features, ReadOnlySpan<int> rows, Optimizer<float> optimizer)
    {
        _batch++;
        _activeCount = 0;
        Activate(_standardization.FilledColumns);
        var sparse = (CsrRows)features;
        for (int i = 0; i < rows.Length; i++)
        {
            if (i + RowsAhead < rows.Length)
                sparse.StartFetching(rows[i + RowsAhead]);
            Activate(sparse.Columns(rows[i]));
        }

        if (Exchange is not null)
            ActivateThoseOfAllRanks();
        _table.Gather(_active.AsSpan(0, _activeCount), optimizer);
    }

    public override void EndBatch(Optimizer<float> optimizer, in Penalties penalties)
    {
        if (penalties.NonNegative)
            RemoveNegativeWeights();

        _table.Scatter();
        _table.Shrink(penalties.LearningRate, penalties.L1, penalties.L2);
    }

    public override void EndEpoch() => _table.Flush();

    public override float[] GetWeights()
    {
        _table.Flush();
        return SparseLayout.ByOutput(_table.All.AsSpan(), Columns, Outputs);
    }

    public override void SetWeights(ReadOnlySpan<float> weights)
    {
        _table.Flush();
        SparseLayout.ByColumn(weights, Columns, Outputs).CopyTo(_table.All.AsWritableSpan());
    }

    public override StateDict StateDict()
    {
        var state = new StateDict();
        state.Add("table", _table.StateDict());
        state.Add("bias", Biases);
        return state;
    }

    public override void LoadStateDict(StateDict state)
    {
        _table.LoadStateDict(state.Part("table"));
        Copy(state.Get<float>("bias"), Biases);
    }

    private void ActivateThoseOfAllRanks()
    {
        Exchange!.Run(_active.AsSpan(0, _activeCount));
        _batch++;
        _activeCount = 0;
        for (int rank = 0; rank < Exchange.Ranks; rank++)
            Activate(Exchange.Of(rank));
    }

    // Without a branch on whether a column is new, which nobody could predict, so that the walks to far places overlap.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(ReadOnlySpan<int> columns)
    {
        ActivePlace[] places = _places;
        int[] active = _active;
        int batch = _batch, count = _activeCount;
        foreach (int column in columns)
        {
            ref ActivePlace place = ref places[column];
            bool isNew = place.Batch != batch;
            active[count] = column;
            place = new ActivePlace(batch, isNew ? count : place.Index);
            count += isNew ? 1 : 0;
        }

        _activeCount = count;
    }
}
