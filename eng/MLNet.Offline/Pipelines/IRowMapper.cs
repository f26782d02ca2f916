namespace Microsoft.ML.Data;

/// <summary>The part of a row-to-row mapping that differs between transformers: which columns it adds and how.</summary>
internal interface IRowMapper : ICanSaveModel
{
    Func<int, bool> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>One getter for each output column that is active, null for the others.</summary>
    Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);

    DataViewSchema.DetachedColumn[] GetOutputColumns();

    ITransformer GetTransformer();
}
