using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Autograd.MLNet.Data;

/// <summary>One pass over the usable rows of a data view, with one cursor.</summary>
internal sealed class RowReader : IDisposable
{
    private readonly ColumnNames _columns;
    private readonly SkippedRows? _skipped;
    private readonly float _positiveWeight;
    private readonly DataViewRowCursor _cursor;
    private readonly ValueGetter<VBuffer<float>> _getFeatures;
    private readonly LabelReader _readLabel;
    private readonly ValueGetter<float>? _getWeight;
    private readonly int _featureCount;
    private readonly float[] _label;
    private VBuffer<float> _features;
    private float _weight = 1;

    /// <summary>Opens a cursor.</summary>
    /// <param name="data">The data.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="positiveWeight">What the weights of rows with the label 1 are multiplied by.</param>
    /// <param name="skipped">Counts rows left out; null where they have been counted before.</param>
    public RowReader(IDataView data, ColumnNames columns, float positiveWeight, SkippedRows? skipped)
    {
        _columns = columns;
        _skipped = skipped;
        _positiveWeight = positiveWeight;
        DataViewSchema schema = data.Schema;
        DataViewSchema.Column featureColumn = schema[columns.Features], labelColumn = schema[columns.Label];
        DataViewSchema.Column? weightColumn = columns.Weight is null ? null : schema[columns.Weight];
        _featureCount = ((VectorDataViewType)featureColumn.Type).Size;
        _label = new float[LabelReaders.Width(columns.LabelKind, labelColumn.Type)];
        IEnumerable<DataViewSchema.Column> needed = weightColumn is { } weight ? [featureColumn, labelColumn, weight] : [featureColumn, labelColumn];
        _cursor = data.GetRowCursor(needed);
        try
        {
            _getFeatures = _cursor.GetGetter<VBuffer<float>>(featureColumn);
            _readLabel = LabelReaders.Create(columns.LabelKind, _cursor, labelColumn);
            _getWeight = weightColumn is { } used ? _cursor.GetGetter<float>(used) : null;
        }
        catch
        {
            _cursor.Dispose();
            throw;
        }
    }

    /// <summary>How many rows the cursor has come by, usable or not.</summary>
    public long RowsSeen { get; private set; }

    /// <summary>The label of the current row.</summary>
    public ReadOnlySpan<float> Label => _label;

    /// <summary>The example weight of the current row.</summary>
    public float Weight => _weight * (_positiveWeight != 1 && _label[0] == 1 ? _positiveWeight : 1);

    /// <summary>The features of the current row.</summary>
    public ref readonly VBuffer<float> Features => ref _features;

    /// <summary>Goes to the next row with a label and a weight; its features may yet turn out not to be finite.</summary>
    /// <exception cref="InvalidOperationException">A row's features have another length, or indices that are not increasing or beyond it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MoveNext()
    {
        while (_cursor.MoveNext())
        {
            RowsSeen++;
            bool hasLabel = _readLabel(_label);
            _getWeight?.Invoke(ref _weight);
            _getFeatures(ref _features);
            if (_features.Length != _featureCount)
                throw new InvalidOperationException(
                    $"Autograd: row {_cursor.Position} of column '{_columns.Features}' has {_features.Length} features where its type says {_featureCount}. "
                    + "Every row must have the same number.");
            if (!_features.IsDense)
                CheckIndices(_features.GetIndices());
            if (!hasLabel)
                _skipped?.CountLabel();
            else if (!(_weight > 0 && float.IsFinite(_weight)))
                _skipped?.CountWeight();
            else
                return true;
        }

        return false;
    }

    /// <summary>Appends the current row to a set, or counts it where a feature is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryAddTo(TrainingSet set)
    {
        if (set.TryAdd(_features, _label, Weight))
            return true;
        _skipped?.CountFeatures();
        return false;
    }

    public void Dispose() => _cursor.Dispose();

    // ML.NET takes what a source says of its sparse rows on trust.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckIndices(ReadOnlySpan<int> indices)
    {
        int last = -1;
        foreach (int index in indices)
        {
            if (index <= last || index >= _featureCount)
                throw new InvalidOperationException(
                    $"Autograd: row {_cursor.Position} of column '{_columns.Features}' has the index {index} after {last}, of {_featureCount} features. "
                    + "The indices of a sparse vector must increase and lie below its length.");
            last = index;
        }
    }
}
