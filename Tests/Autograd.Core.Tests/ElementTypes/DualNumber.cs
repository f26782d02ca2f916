using System.Numerics;

namespace Autograd.Core.Tests.ElementTypes;

/// <summary>A number and its derivative: v + s·ε with ε² = 0. As an element type it turns the engine's gradients into second derivatives.</summary>
/// <param name="value">v, which all comparisons go by.</param>
/// <param name="slope">s.</param>
internal readonly partial struct DualNumber(double value, double slope = 0) : IFloatingPointIeee754<DualNumber>
{
    public static DualNumber Zero => new(0);

    public static DualNumber One => new(1);

    public static DualNumber NegativeOne => new(-1);

    public static DualNumber NegativeZero => new(double.NegativeZero);

    public static DualNumber AdditiveIdentity => Zero;

    public static DualNumber MultiplicativeIdentity => One;

    public static DualNumber E => new(Math.E);

    public static DualNumber Pi => new(Math.PI);

    public static DualNumber Tau => new(Math.Tau);

    public static DualNumber Epsilon => new(double.Epsilon);

    public static DualNumber NaN => new(double.NaN);

    public static DualNumber PositiveInfinity => new(double.PositiveInfinity);

    public static DualNumber NegativeInfinity => new(double.NegativeInfinity);

    public static int Radix => 2;

    public double Value { get; } = value;

    public double Slope { get; } = slope;

    public static implicit operator DualNumber(double value) => new(value);

    public static DualNumber operator +(DualNumber x, DualNumber y) => new(x.Value + y.Value, x.Slope + y.Slope);

    public static DualNumber operator -(DualNumber x, DualNumber y) => new(x.Value - y.Value, x.Slope - y.Slope);

    public static DualNumber operator *(DualNumber x, DualNumber y) => new(x.Value * y.Value, Times(x.Slope, y.Value) + Times(y.Slope, x.Value));

    public static DualNumber operator /(DualNumber x, DualNumber y)
    {
        double quotient = x.Value / y.Value;
        return new(quotient, (x.Slope == 0 ? 0 : x.Slope / y.Value) - Times(y.Slope, quotient / y.Value));
    }

    /// <summary><c>x − ⌊x / y⌋ · y</c> towards zero, with the quotient a constant.</summary>
    public static DualNumber operator %(DualNumber x, DualNumber y) => new(x.Value % y.Value, x.Slope - Times(y.Slope, Math.Truncate(x.Value / y.Value)));

    public static DualNumber operator +(DualNumber x) => x;

    public static DualNumber operator -(DualNumber x) => new(-x.Value, -x.Slope);

    public static DualNumber operator ++(DualNumber x) => x + One;

    public static DualNumber operator --(DualNumber x) => x - One;

    public static DualNumber FusedMultiplyAdd(DualNumber x, DualNumber y, DualNumber z)
        => new(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), Times(x.Slope, y.Value) + Times(y.Slope, x.Value) + z.Slope);

    public static DualNumber Ieee754Remainder(DualNumber x, DualNumber y)
        => new(Math.IEEERemainder(x.Value, y.Value), x.Slope - Times(y.Slope, Math.Round(x.Value / y.Value)));

    /// <summary>A function of one number: its value, and the chain rule.</summary>
    private static DualNumber Chain(DualNumber x, double value, double derivative) => new(value, Times(x.Slope, derivative));

    /// <summary>A function of two numbers.</summary>
    private static DualNumber Chain(DualNumber x, double ofX, DualNumber y, double ofY, double value) => new(value, Times(x.Slope, ofX) + Times(y.Slope, ofY));

    // What does not depend on the variable has slope 0 though its derivative be infinite.
    private static double Times(double slope, double derivative) => slope == 0 ? 0 : slope * derivative;
}
