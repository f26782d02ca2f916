using Charts;
using Support;

namespace Tutorials;

/// <summary>The tutorials' pictures.</summary>
internal sealed class Plots(OutputDirectory directory)
{
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
    public string Save(string name, Chart chart) => directory.Write(name + ".svg", chart.Save);
}
