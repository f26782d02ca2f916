using Autograd.Core;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>A block of dense rows, copied together.</summary>
internal sealed class DenseInput(int columns) : BlockInput
{
    private Variable<float> _x = Variable.Zeros<float>([1, columns]);
    private int _rows;

    public override void Fill(FeatureRows features, ReadOnlySpan<int> rows)
    {
        var dense = (DenseRows)features;
        if (_x.Shape[0] < rows.Length)
            _x = Variable.Zeros<float>([rows.Length, columns]);
        dense.CopyRows(rows, _x.AsWritableSpan());
        _rows = rows.Length;
    }

    public override Variable<float> Scores(Variable<float> weights, Variable<float> biases)
        => (_rows == _x.Shape[0] ? _x : _x.Narrow(0, 0, _rows)).Linear(weights, biases);
}
