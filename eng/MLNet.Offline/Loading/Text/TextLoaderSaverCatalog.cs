using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loading text files.</summary>
public static class TextLoaderSaverCatalog
{
    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog,
        TextLoader.Column[] columns,
        char separatorChar = TextLoader.Defaults.Separator,
        bool hasHeader = TextLoader.Defaults.HasHeader,
        IMultiStreamSource dataSample = null,
        bool allowQuoting = TextLoader.Defaults.AllowQuoting,
        bool trimWhitespace = TextLoader.Defaults.TrimWhitespace,
        bool allowSparse = TextLoader.Defaults.AllowSparse)
    {
        var options = MakeOptions(separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse);
        options.Columns = columns;
        return catalog.CreateTextLoader(options, dataSample);
    }

    public static TextLoader CreateTextLoader(
        this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null) =>
        new(catalog.GetEnvironment(), options, dataSample);

    public static TextLoader CreateTextLoader<TInput>(
        this DataOperationsCatalog catalog,
        char separatorChar = TextLoader.Defaults.Separator,
        bool hasHeader = TextLoader.Defaults.HasHeader,
        IMultiStreamSource dataSample = null,
        bool allowQuoting = TextLoader.Defaults.AllowQuoting,
        bool trimWhitespace = TextLoader.Defaults.TrimWhitespace,
        bool allowSparse = TextLoader.Defaults.AllowSparse) =>
        catalog.CreateTextLoader<TInput>(
            MakeOptions(separatorChar, hasHeader, allowQuoting, trimWhitespace, allowSparse), dataSample);

    public static TextLoader CreateTextLoader<TInput>(
        this DataOperationsCatalog catalog, TextLoader.Options options, IMultiStreamSource dataSample = null) =>
        TextLoader.CreateTextLoader<TInput>(catalog.GetEnvironment(), options ?? new TextLoader.Options(), dataSample);

    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog,
        string path,
        TextLoader.Column[] columns,
        char separatorChar = TextLoader.Defaults.Separator,
        bool hasHeader = TextLoader.Defaults.HasHeader,
        bool allowQuoting = TextLoader.Defaults.AllowQuoting,
        bool trimWhitespace = TextLoader.Defaults.TrimWhitespace,
        bool allowSparse = TextLoader.Defaults.AllowSparse)
    {
        CheckPath(path);
        return catalog
            .CreateTextLoader(columns, separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse)
            .Load(path);
    }

    /// <summary>Loads a file that is also the sample from which slot names and sizes are taken.</summary>
    public static IDataView LoadFromTextFile(
        this DataOperationsCatalog catalog, string path, TextLoader.Options options = null)
    {
        CheckPath(path);
        var source = new MultiFileSource(path);
        return catalog.CreateTextLoader(options, source).Load(source);
    }

    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog,
        string path,
        char separatorChar = TextLoader.Defaults.Separator,
        bool hasHeader = TextLoader.Defaults.HasHeader,
        bool allowQuoting = TextLoader.Defaults.AllowQuoting,
        bool trimWhitespace = TextLoader.Defaults.TrimWhitespace,
        bool allowSparse = TextLoader.Defaults.AllowSparse)
    {
        CheckPath(path);
        return catalog
            .CreateTextLoader<TInput>(separatorChar, hasHeader, null, allowQuoting, trimWhitespace, allowSparse)
            .Load(path);
    }

    public static IDataView LoadFromTextFile<TInput>(
        this DataOperationsCatalog catalog, string path, TextLoader.Options options)
    {
        CheckPath(path);
        return catalog.CreateTextLoader<TInput>(options).Load(path);
    }

    private static TextLoader.Options MakeOptions(
        char separatorChar, bool hasHeader, bool allowQuoting, bool trimWhitespace, bool allowSparse) => new()
    {
        Separators = [separatorChar],
        HasHeader = hasHeader,
        AllowQuoting = allowQuoting,
        TrimWhitespace = trimWhitespace,
        AllowSparse = allowSparse,
    };

    private static void CheckPath(string path)
    {
        Contracts.CheckNonEmpty(path, nameof(path));
        if (!File.Exists(path) && !MultiFileSource.Expand(path).Any())
            throw Contracts.ExceptParam(nameof(path), "File or directory does not exist at path: {0}", path);
    }
}
