namespace Microsoft.ML.Data;

/// <summary>The columns a model computes from one column of features.</summary>
internal interface IModelOutput
{
    DataViewType InputType { get; }

    IReadOnlyList<DataViewSchema.DetachedColumn> Columns { get; }

    /// <summary>One getter for each column that is active, null for the others.</summary>
    Delegate[] CreateGetters(DataViewRow input, DataViewSchema.Column features, Func<int, bool> isActive);
}
