namespace Autograd.Core.Tests.Operations;

/// <summary>Where an operation's random inputs lie.</summary>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
/// <param name="Gap">How far from zero they stay.</param>
public readonly record struct Domain(double Low, double High, double Gap = 0)
{
    public static readonly Domain Any = new(-2, 2);
    public static readonly Domain Positive = new(0.5, 2);
    public static readonly Domain NotZero = new(-2, 2, Gap: 0.5);

    public double Draw(System.Random random)
    {
        double value;
        do
            value = Low + (random.NextDouble() * (High - Low));
        while (Math.Abs(value) < Gap);
        return value;
    }
}
