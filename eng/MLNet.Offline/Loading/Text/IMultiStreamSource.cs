namespace Microsoft.ML.Data;

/// <summary>Where a loader reads from: any number of streams, usually files.</summary>
public interface IMultiStreamSource
{
    int Count { get; }

    string GetPathOrNull(int index);

    Stream Open(int index);

    TextReader OpenTextReader(int index);
}
