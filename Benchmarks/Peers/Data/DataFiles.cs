using System.Runtime.InteropServices;

namespace Benchmarks.Peers.Data;

/// <summary>The rows as files of 32-bit numbers, for as long as they are needed.</summary>
internal sealed class DataFiles : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("peers-");

    public DataFiles(LinearData data)
    {
        Features = Write("features", data.Features);
        Labels = Write("labels", data.Labels);
    }

    public string Features { get; }

    public string Labels { get; }

    public void Dispose() => _directory.Delete(recursive: true);

    private string Write(string name, float[] values)
    {
        string path = Path.Combine(_directory.FullName, name);
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values));
        return path;
    }
}
