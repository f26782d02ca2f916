namespace Autograd.Core.Tests.ElementTypes;

/// <content>Circular and hyperbolic functions.</content>
internal readonly partial struct DualNumber
{
    public static DualNumber Sin(DualNumber x) => Chain(x, Math.Sin(x.Value), Math.Cos(x.Value));

    public static DualNumber Cos(DualNumber x) => Chain(x, Math.Cos(x.Value), -Math.Sin(x.Value));

    public static DualNumber Tan(DualNumber x)
    {
        double value = Math.Tan(x.Value);
        return Chain(x, value, 1 + (value * value));
    }

    public static (DualNumber Sin, DualNumber Cos) SinCos(DualNumber x) => (Sin(x), Cos(x));

    public static DualNumber SinPi(DualNumber x) => Chain(x, double.SinPi(x.Value), Math.PI * double.CosPi(x.Value));

    public static DualNumber CosPi(DualNumber x) => Chain(x, double.CosPi(x.Value), -Math.PI * double.SinPi(x.Value));

    public static DualNumber TanPi(DualNumber x)
    {
        double value = double.TanPi(x.Value);
        return Chain(x, value, Math.PI * (1 + (value * value)));
    }

    public static (DualNumber SinPi, DualNumber CosPi) SinCosPi(DualNumber x) => (SinPi(x), CosPi(x));

    public static DualNumber Asin(DualNumber x) => Chain(x, Math.Asin(x.Value), 1 / Math.Sqrt(1 - (x.Value * x.Value)));

    public static DualNumber Acos(DualNumber x) => Chain(x, Math.Acos(x.Value), -1 / Math.Sqrt(1 - (x.Value * x.Value)));

    public static DualNumber Atan(DualNumber x) => Chain(x, Math.Atan(x.Value), 1 / (1 + (x.Value * x.Value)));

    public static DualNumber AsinPi(DualNumber x) => Asin(x) / Pi;

    public static DualNumber AcosPi(DualNumber x) => Acos(x) / Pi;

    public static DualNumber AtanPi(DualNumber x) => Atan(x) / Pi;

    public static DualNumber Atan2(DualNumber y, DualNumber x)
    {
        double square = (x.Value * x.Value) + (y.Value * y.Value);
        return Chain(y, x.Value / square, x, -y.Value / square, Math.Atan2(y.Value, x.Value));
    }

    public static DualNumber Atan2Pi(DualNumber y, DualNumber x) => Atan2(y, x) / Pi;

    public static DualNumber Sinh(DualNumber x) => Chain(x, Math.Sinh(x.Value), Math.Cosh(x.Value));

    public static DualNumber Cosh(DualNumber x) => Chain(x, Math.Cosh(x.Value), Math.Sinh(x.Value));

    public static DualNumber Tanh(DualNumber x)
    {
        double value = Math.Tanh(x.Value);
        return Chain(x, value, 1 - (value * value));
    }

    public static DualNumber Asinh(DualNumber x) => Chain(x, Math.Asinh(x.Value), 1 / Math.Sqrt((x.Value * x.Value) + 1));

    public static DualNumber Acosh(DualNumber x) => Chain(x, Math.Acosh(x.Value), 1 / Math.Sqrt((x.Value * x.Value) - 1));

    public static DualNumber Atanh(DualNumber x) => Chain(x, Math.Atanh(x.Value), 1 / (1 - (x.Value * x.Value)));
}
