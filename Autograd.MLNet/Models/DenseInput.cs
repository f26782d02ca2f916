using Autograd.Core;
using Autograd.Core.Data;
using Autograd.MLNet.Data;

namespace Autograd.MLNet.Models;

/// <summary>A block of dense rows, used where they lie.</summary>
internal sealed class DenseInput(int columns) : BlockInput
{
    private const int CachedElements = 1 << 15;
    private const int FewestRows = 64;

    private readonly SelectedRows<float> _x = new(columns);

    // Smaller parts cost more by being many than they save.
    public override int RowsInCache { get; } = Math.Max(FewestRows, CachedElements / columns);

    public override bool IsContiguous => _x.IsContiguous;

    public override void Fill(FeatureRows features, in RowList rows, int upcoming) => ((DenseRows)features).Select(_x, rows, upcoming);

    public override Variable<float> Scores(Variable<float> weights, Variable<float> biases) => _x.Linear(weights, biases);
}
