using System.IO.Compression;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>The entries of model files under one name everywhere: ML.NET writes the separator of the system that it runs on.</summary>
internal static class ArchiveEntries
{
    extension(ZipArchiveEntry entry)
    {
        public string NameWithSlashes => entry.FullName.Replace('\\', '/');
    }

    extension(ZipArchive archive)
    {
        public string[] NamesWithSlashes => [.. archive.Entries.Select(entry => entry.NameWithSlashes)];

        /// <summary>The entry of the same name.</summary>
        public ZipArchiveEntry Like(ZipArchiveEntry other) => archive.Entries.Single(entry => entry.NameWithSlashes == other.NameWithSlashes);
    }
}
