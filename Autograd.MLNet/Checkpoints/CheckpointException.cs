namespace Microsoft.ML.Trainers;

/// <summary>A checkpoint cannot be resumed from: it is damaged, or of other data or options.</summary>
public sealed class CheckpointException : Exception
{
    internal CheckpointException(string path, string reason, Exception? inner = null)
        : base($"Autograd: cannot resume from the checkpoint {path}: {reason}", inner)
        => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
