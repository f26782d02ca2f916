using System.IO.Compression;
using Autograd.Core.Serialization;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Saves models so that a failure leaves nothing half written.</summary>
public static class AutogradModelExtensions
{
    /// <summary>Saves a model as <see cref="ModelOperationsCatalog.Save(ITransformer, DataViewSchema, string)"/> does, but all or nothing.</summary>
    /// <remarks>
    /// The model is written to a temporary file beside <paramref name="filePath"/>, flushed to the disk, and then renamed: whatever happens, the path holds
    /// either the file it held before or the whole new one. ML.NET's own method writes into the file itself and leaves what it got to when it fails.
    /// </remarks>
    /// <param name="catalog">The model operations of an <see cref="MLContext"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="inputSchema">The schema of its input; may be null.</param>
    /// <param name="filePath">Where to save; replaced where it exists.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory or the file may not be written.</exception>
    public static void SaveAtomically(this ModelOperationsCatalog catalog, ITransformer model, DataViewSchema? inputSchema, string filePath)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(filePath);

        AtomicFile.Write(filePath, stream =>
        {
            catalog.Save(model, inputSchema, stream);
            RequireWhole(stream, filePath);
        });
    }

    // ML.NET swallows what goes wrong while the archive's directory is written, which is the last of it.
    private static void RequireWhole(Stream stream, string filePath)
    {
        stream.Position = 0;
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            _ = archive.Entries;
        }
        catch (InvalidDataException exception)
        {
            throw new IOException($"Autograd: the model could not be written whole to {filePath}. The disk is full or failing; the file is as it was.", exception);
        }
    }
}
