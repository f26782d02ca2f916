namespace Autograd.Core.Tests.ElementTypes;

/// <content>Powers, roots, exponentials and logarithms.</content>
internal readonly partial struct DualNumber
{
    private const double Ln2 = 0.693147180559945309;
    private const double Ln10 = 2.30258509299404568;

    public static DualNumber Exp(DualNumber x)
    {
        double value = Math.Exp(x.Value);
        return Chain(x, value, value);
    }

    public static DualNumber Exp2(DualNumber x)
    {
        double value = double.Exp2(x.Value);
        return Chain(x, value, value * Ln2);
    }

    public static DualNumber Exp10(DualNumber x)
    {
        double value = double.Exp10(x.Value);
        return Chain(x, value, value * Ln10);
    }

    public static DualNumber ExpM1(DualNumber x) => Chain(x, double.ExpM1(x.Value), Math.Exp(x.Value));

    public static DualNumber Exp2M1(DualNumber x) => Chain(x, double.Exp2M1(x.Value), double.Exp2(x.Value) * Ln2);

    public static DualNumber Exp10M1(DualNumber x) => Chain(x, double.Exp10M1(x.Value), double.Exp10(x.Value) * Ln10);

    public static DualNumber Log(DualNumber x) => Chain(x, Math.Log(x.Value), 1 / x.Value);

    public static DualNumber Log(DualNumber x, DualNumber newBase) => Log(x) / Log(newBase);

    public static DualNumber Log2(DualNumber x) => Chain(x, Math.Log2(x.Value), 1 / (x.Value * Ln2));

    public static DualNumber Log10(DualNumber x) => Chain(x, Math.Log10(x.Value), 1 / (x.Value * Ln10));

    public static DualNumber LogP1(DualNumber x) => Chain(x, double.LogP1(x.Value), 1 / (1 + x.Value));

    public static DualNumber Log2P1(DualNumber x) => Chain(x, double.Log2P1(x.Value), 1 / ((1 + x.Value) * Ln2));

    public static DualNumber Log10P1(DualNumber x) => Chain(x, double.Log10P1(x.Value), 1 / ((1 + x.Value) * Ln10));

    public static DualNumber Pow(DualNumber x, DualNumber y)
    {
        double value = Math.Pow(x.Value, y.Value);
        double ofX = y.Value == 0 ? 0 : y.Value * Math.Pow(x.Value, y.Value - 1);
        return Chain(x, ofX, y, value * Math.Log(x.Value), value);
    }

    public static DualNumber Sqrt(DualNumber x)
    {
        double value = Math.Sqrt(x.Value);
        return Chain(x, value, 0.5 / value);
    }

    public static DualNumber Cbrt(DualNumber x)
    {
        double value = Math.Cbrt(x.Value);
        return Chain(x, value, 1 / (3 * value * value));
    }

    public static DualNumber RootN(DualNumber x, int n)
    {
        double value = double.RootN(x.Value, n);
        return Chain(x, value, value / (n * x.Value));
    }

    public static DualNumber Hypot(DualNumber x, DualNumber y)
    {
        double value = double.Hypot(x.Value, y.Value);
        return Chain(x, x.Value / value, y, y.Value / value, value);
    }

    public static DualNumber ScaleB(DualNumber x, int n) => new(Math.ScaleB(x.Value, n), Math.ScaleB(x.Slope, n));

    public static int ILogB(DualNumber x) => Math.ILogB(x.Value);
}
