namespace TrainFile.Tables;

/// <summary>Draws the rows that the model is tested on: of each class its share, so that none is missing by bad luck.</summary>
/// <remarks>Selection sampling in one pass (Knuth, "The Art of Computer Programming", vol. 2, algorithm S).</remarks>
internal sealed class HeldOut
{
    private readonly long[] _left;
    private readonly long[] _wanted;
    private readonly Random _random;

    /// <summary>Prepares the drawing.</summary>
    /// <param name="counts">How many rows each class has.</param>
    /// <param name="fraction">The share to hold out.</param>
    /// <param name="seed">Decides which ones.</param>
    public HeldOut(IEnumerable<long> counts, double fraction, int seed)
    {
        _left = [.. counts];

        // A class of one row is trained on.
        _wanted = Array.ConvertAll(_left, count => count < 2 ? 0 : Math.Clamp((long)Math.Round(count * fraction), 1, count - 1));
        _random = new Random(seed);
    }

    /// <summary>Whether the next row, of a class, is held out.</summary>
    public bool Next(int @class)
    {
        bool chosen = _random.NextDouble() * _left[@class] < _wanted[@class];
        _left[@class]--;
        if (chosen)
            _wanted[@class]--;
        return chosen;
    }
}
