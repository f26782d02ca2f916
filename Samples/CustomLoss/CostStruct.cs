using Autograd.Core;

namespace CustomLoss;

/// <summary>The cost as a struct: <c>−Margin·n + FirstTurn·s(n) + SecondTurn·s(n − NextMorning)</c> for one day, compiled for many side by side and for numbers that carry their derivative along.</summary>
internal readonly struct CostStruct(Prices prices) : ILoss
{
    private readonly double _margin = prices.Margin;
    private readonly double _firstTurn = prices.FirstTurn;
    private readonly double _secondTurn = prices.SecondTurn;
    private readonly double _nextMorning = prices.NextMorning;

    /// <inheritdoc/>
    public TReal Value<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
    {
        TReal left = prediction - target;
        return (TReal.From(-_margin) * left) + (TReal.From(_firstTurn) * Rounded(left)) + (TReal.From(_secondTurn) * Rounded(left - TReal.From(_nextMorning)));
    }

    // s(x) = x₊ + w·ln(1 + e^(−|x|/w)), in which nothing overflows.
    private static TReal Rounded<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal width = TReal.From(Prices.Width);
        return TReal.Max(TReal.From(0), x) + (width * TReal.Log1p(TReal.Exp(-TReal.Abs(x) / width)));
    }
}
