namespace CustomLoss;

/// <summary>What a wrong number of loaves costs the bakery, in euros.</summary>
/// <param name="Margin">Lost with each loaf too few: what it would have sold for, less its ingredients.</param>
/// <param name="Reduced">Lost with each of the first loaves left over, which sell below their ingredients the next morning.</param>
/// <param name="Ingredients">Lost with each further one, which is given away.</param>
/// <param name="NextMorning">How many loaves left over can be sold the next morning.</param>
/// <remarks>
/// <para>With n loaves left over (where n is negative, −n are too few) and x₊ = max(0, x), a day costs</para>
/// <para><c>c(n) = −Margin·n + (Margin + Reduced)·n₊ + (Ingredients − Reduced)·(n − NextMorning)₊</c></para>
/// <para>
/// which is convex, for slopes grow from −Margin to Reduced to Ingredients. Models are trained on it with both corners rounded: with <c>s(x) = w·ln(1 + e^(x/w))</c> in place of x₊, which is convex
/// too, has a slope everywhere, and is at most w·ln 2 = .35 larger.
/// </para>
/// </remarks>
internal sealed record Prices(double Margin, double Reduced, double Ingredients, double NextMorning)
{
    /// <summary>w, in loaves.</summary>
    public const double Width = 0.5;

    /// <summary>A loaf sells for 4.60 and takes 1.00 of ingredients; up to twelve sell for .70 the next morning.</summary>
    public static Prices Bakery { get; } = new(Margin: 3.60, Reduced: 0.30, Ingredients: 1.00, NextMorning: 12);

    /// <summary>By how much the slope grows where loaves begin to be left over.</summary>
    public double FirstTurn => Margin + Reduced;

    /// <summary>By how much it grows where they begin to be given away.</summary>
    public double SecondTurn => Ingredients - Reduced;

    /// <summary><c>c(n)</c>, to the cent: what the accounts are made with.</summary>
    public double Cost(double left) => (-Margin * left) + (FirstTurn * Math.Max(0, left)) + (SecondTurn * Math.Max(0, left - NextMorning));

    /// <summary><c>c(n)</c> with rounded corners.</summary>
    public double SmoothCost(double left) => (-Margin * left) + (FirstTurn * Rounded(left)) + (SecondTurn * Rounded(left - NextMorning));

    /// <summary>The slope of <see cref="SmoothCost"/>; that of s is <c>s′(x) = 1 / (1 + e^(−x/w))</c>.</summary>
    public double SmoothSlope(double left) => -Margin + (FirstTurn * RoundedSlope(left)) + (SecondTurn * RoundedSlope(left - NextMorning));

    // s(x) = x₊ + w·ln(1 + e^(−|x|/w)), in which nothing overflows.
    private static double Rounded(double x) => Math.Max(0, x) + (Width * Math.Log(1 + Math.Exp(-Math.Abs(x) / Width)));

    private static double RoundedSlope(double x) => 1 / (1 + Math.Exp(-x / Width));
}
