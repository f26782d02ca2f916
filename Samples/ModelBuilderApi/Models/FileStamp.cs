namespace ModelBuilderApi.Models;

/// <summary>Tells one version of a file from another.</summary>
internal readonly record struct FileStamp(DateTime LastWriteTimeUtc, long Length)
{
    public static FileStamp Of(FileStream file) => new(File.GetLastWriteTimeUtc(file.SafeFileHandle), file.Length);
}
