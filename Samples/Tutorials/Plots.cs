using Autograd.Core.Serialization;
using Charts;

namespace Tutorials;

/// <summary>The directory of the tutorials' pictures, in which every file is there whole or not at all.</summary>
internal sealed class Plots
{
    private readonly string _directory;

    private Plots(string directory) => _directory = directory;

    /// <summary>Creates the directory where needed, before any work is done.</summary>
    /// <exception cref="UserException">It cannot be created.</exception>
    public static Plots Open(string directory)
    {
        string full = Path.GetFullPath(directory);
        return Explain(full, () =>
        {
            Directory.CreateDirectory(full);
            return new Plots(full);
        });
    }

    /// <summary>Numbers as a chart wants them.</summary>
    public static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] doubles = new double[values.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = values[i];
        return doubles;
    }

    /// <summary>Saves a picture.</summary>
    /// <returns>The full path.</returns>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public string Save(string name, Chart chart)
    {
        string path = Path.Combine(_directory, name + ".svg");
        return Explain(path, () =>
        {
            AtomicFile.Write(path, chart.Save);
            return path;
        });
    }

    private static T Explain<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Cannot write to '{path}': {error.Message}");
        }
    }
}
