using System.IO.Compression;
using Autograd.Core.Serialization;
using Autograd.MLNet.Saving;
using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Saves models so that a failure leaves nothing half written, and loads them so that damage does not go unnoticed.</summary>
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

    /// <summary>Loads a model as <see cref="ModelOperationsCatalog.Load(string, out DataViewSchema)"/> does, but only from a file that is whole.</summary>
    /// <remarks>
    /// A model file is a zip archive with a checksum of each of its entries. ML.NET does not look at them, and takes memory as the file says: from a damaged file it may load
    /// other weights without a word. This method first reads the archive once through a small buffer and compares lengths and checksums with what is there. What else can be
    /// wrong with a file, ML.NET says in its own exceptions.
    /// </remarks>
    /// <param name="catalog">The model operations of an <see cref="MLContext"/>.</param>
    /// <param name="filePath">The file.</param>
    /// <param name="inputSchema">The schema of the model's input; null where none was saved.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or no zip archive: the message says where, what is there and what is declared.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ITransformer LoadVerified(this ModelOperationsCatalog catalog, string filePath, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(filePath);

        using FileStream stream = File.OpenRead(filePath);
        return catalog.LoadVerified(stream, out inputSchema);
    }

    /// <summary>Loads a model as <see cref="ModelOperationsCatalog.Load(Stream, out DataViewSchema)"/> does, but only from an archive that is whole.</summary>
    /// <remarks><inheritdoc cref="LoadVerified(ModelOperationsCatalog, string, out DataViewSchema)" path="/remarks/node()"/></remarks>
    /// <param name="catalog">The model operations of an <see cref="MLContext"/>.</param>
    /// <param name="stream">The archive, from the stream's first byte to its last, wherever it stands now; it must be able to seek. It stays open.</param>
    /// <param name="inputSchema">The schema of the model's input; null where none was saved.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">The archive is damaged, or none: the message says where, what is there and what is declared.</exception>
    /// <exception cref="ArgumentException">The stream cannot be read, or cannot seek.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static ITransformer LoadVerified(this ModelOperationsCatalog catalog, Stream stream, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
            throw new ArgumentException("LoadVerified: the stream must be able to read and to seek, for it is read twice. Copy it into a MemoryStream or a file first.", nameof(stream));

        new ModelArchive(stream, stream is FileStream file ? file.Name : "in the stream").Verify();
        stream.Position = 0;
        return catalog.Load(stream, out inputSchema);
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
