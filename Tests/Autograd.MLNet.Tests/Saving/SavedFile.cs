using System.IO.Compression;
using System.Text;

namespace Autograd.MLNet.Tests.Saving;

/// <summary>Looks into saved models.</summary>
internal static class SavedFile
{
    /// <summary>A file says which classes of which assemblies read it; none may be this library's.</summary>
    public static void AssertNamesOnlyMLNet(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var content = new StringBuilder();
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using var bytes = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(bytes);
            content.Append(entry.FullName).Append(Encoding.Latin1.GetString(bytes.ToArray()).Replace("\0", ""));
        }

        StringAssert.Contains(content.ToString(), "Microsoft.ML.Data");
        Assert.DoesNotContain("Autograd", content.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
