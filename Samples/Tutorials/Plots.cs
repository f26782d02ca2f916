using Charts;

namespace Tutorials;

/// <summary>Where the tutorials' pictures go.</summary>
internal sealed class Plots(string directory)
{
    /// <summary>Saves a chart and tells where.</summary>
    public void Save(string name, Chart chart)
    {
        Directory.CreateDirectory(directory);
        string path = Path.GetFullPath(Path.Combine(directory, name + ".svg"));
        using (FileStream file = File.Create(path))
            chart.Save(file);
        Console.WriteLine($"Picture: {path}");
    }

    /// <summary>Numbers as a chart wants them.</summary>
    public static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] doubles = new double[values.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = values[i];
        return doubles;
    }
}
