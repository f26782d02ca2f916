namespace Autograd.Core.Tests.Properties.Expressions;

/// <summary>An expression, and the seed of the directions it is differentiated along.</summary>
internal sealed record ExpressionCase(RandomExpression Expression, int Seed)
{
    /// <summary>Random numbers between −1 and 1, of their own for each purpose.</summary>
    public double[] Direction(int purpose, int length)
    {
        var random = new System.Random((Seed * 31) + purpose);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
