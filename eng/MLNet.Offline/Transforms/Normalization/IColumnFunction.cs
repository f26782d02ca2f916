using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Data;

/// <summary>Computes the values of a normalized column.</summary>
internal interface IColumnFunction : ICanSaveModel
{
    Delegate GetGetter(DataViewRow input, int icol);

    NormalizingTransformer.NormalizerModelParametersBase GetNormalizerModelParams();
}

/// <summary>The kind of loader that rebuilds an <see cref="IColumnFunction"/>.</summary>
internal delegate void SignatureLoadColumnFunction(ModelLoadContext ctx, IHost host, DataViewType typeSrc);

/// <summary>Learns from the values of a column, a scalar being a vector of one slot, what its function needs.</summary>
internal interface IColumnAggregator<T>
{
    void ProcessValue(in VBuffer<T> value);

    IColumnFunction CreateColumnFunction(IHost host, bool isVector);
}
