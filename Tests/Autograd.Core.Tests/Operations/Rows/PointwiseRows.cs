namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Functions of one element.</summary>
public static class PointwiseRows
{
    public static readonly OperationRow[] All =
    [
        new("Square", x => x[0].Square(), x => x[0].Square(), x => x[0].Map(a => a * a), "SquareBackward0", ShapeSets.One),
        new("Pow 2", x => x[0].Pow(2), x => x[0].Pow(2), x => x[0].Map(a => Math.Pow(a, 2)), "PowBackward0", ShapeSets.One),
        new("Pow 3", x => x[0].Pow(3), x => x[0].Pow(3), x => x[0].Map(a => Math.Pow(a, 3)), "PowBackward0", ShapeSets.One),
        new("Pow 1", x => x[0].Pow(1), x => x[0].Pow(1), x => x[0].Map(a => a), "PowBackward0", ShapeSets.One),
        new("Pow 0", x => x[0].Pow(0), x => x[0].Pow(0), x => x[0].Map(_ => 1), "PowBackward0", ShapeSets.One),
        new("Pow -2", x => x[0].Pow(-2), x => x[0].Pow(-2), x => x[0].Map(a => Math.Pow(a, -2)), "PowBackward0", ShapeSets.One) { Domain = Domain.NotZero },
        new("Pow 0.5", x => x[0].Pow(0.5), x => x[0].Pow(0.5f), x => x[0].Map(Math.Sqrt), "PowBackward0", ShapeSets.One) { Domain = Domain.Positive },

        new("Abs", x => x[0].Abs(), x => x[0].Abs(), x => x[0].Map(Math.Abs), "AbsBackward0", ShapeSets.One),
        new("Exp", x => x[0].Exp(), x => x[0].Exp(), x => x[0].Map(Math.Exp), "ExpBackward0", ShapeSets.One),
        new("Exp2", x => x[0].Exp2(), x => x[0].Exp2(), x => x[0].Map(a => Math.Pow(2, a)), "Exp2Backward0", ShapeSets.One),
        new("Expm1", x => x[0].Expm1(), x => x[0].Expm1(), x => x[0].Map(a => Math.Exp(a) - 1), "Expm1Backward0", ShapeSets.One),
        new("Log", x => x[0].Log(), x => x[0].Log(), x => x[0].Map(Math.Log), "LogBackward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Log1p", x => x[0].Log1p(), x => x[0].Log1p(), x => x[0].Map(a => Math.Log(1 + a)), "Log1PBackward0", ShapeSets.One) { Domain = Inside },
        new("Log2", x => x[0].Log2(), x => x[0].Log2(), x => x[0].Map(Math.Log2), "Log2Backward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Log10", x => x[0].Log10(), x => x[0].Log10(), x => x[0].Map(Math.Log10), "Log10Backward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Sqrt", x => x[0].Sqrt(), x => x[0].Sqrt(), x => x[0].Map(Math.Sqrt), "SqrtBackward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Rsqrt", x => x[0].Rsqrt(), x => x[0].Rsqrt(), x => x[0].Map(a => 1 / Math.Sqrt(a)), "RsqrtBackward0", ShapeSets.One) { Domain = Domain.Positive },
        new("Reciprocal", x => x[0].Reciprocal(), x => x[0].Reciprocal(), x => x[0].Map(a => 1 / a), "ReciprocalBackward0", ShapeSets.One) { Domain = Domain.NotZero },
        new("Sin", x => x[0].Sin(), x => x[0].Sin(), x => x[0].Map(Math.Sin), "SinBackward0", ShapeSets.One),
        new("Cos", x => x[0].Cos(), x => x[0].Cos(), x => x[0].Map(Math.Cos), "CosBackward0", ShapeSets.One),
        new("Tan", x => x[0].Tan(), x => x[0].Tan(), x => x[0].Map(Math.Tan), "TanBackward0", ShapeSets.One) { Domain = Inside },
        new("Asin", x => x[0].Asin(), x => x[0].Asin(), x => x[0].Map(Math.Asin), "AsinBackward0", ShapeSets.One) { Domain = Inside },
        new("Acos", x => x[0].Acos(), x => x[0].Acos(), x => x[0].Map(Math.Acos), "AcosBackward0", ShapeSets.One) { Domain = Inside },
        new("Atan", x => x[0].Atan(), x => x[0].Atan(), x => x[0].Map(Math.Atan), "AtanBackward0", ShapeSets.One),
        new("Sinh", x => x[0].Sinh(), x => x[0].Sinh(), x => x[0].Map(Math.Sinh), "SinhBackward0", ShapeSets.One),
        new("Cosh", x => x[0].Cosh(), x => x[0].Cosh(), x => x[0].Map(Math.Cosh), "CoshBackward0", ShapeSets.One),
        new("Tanh", x => x[0].Tanh(), x => x[0].Tanh(), x => x[0].Map(Math.Tanh), "TanhBackward0", ShapeSets.One),
        new("Asinh", x => x[0].Asinh(), x => x[0].Asinh(), x => x[0].Map(Math.Asinh), "AsinhBackward0", ShapeSets.One),
        new("Acosh", x => x[0].Acosh(), x => x[0].Acosh(), x => x[0].Map(Math.Acosh), "AcoshBackward0", ShapeSets.One) { Domain = new Domain(1.25, 3) },
        new("Atanh", x => x[0].Atanh(), x => x[0].Atanh(), x => x[0].Map(Math.Atanh), "AtanhBackward0", ShapeSets.One) { Domain = Inside },
        new("Erf", x => x[0].Erf(), x => x[0].Erf(), x => x[0].Map(Reference.Erf), "ErfBackward0", ShapeSets.One),
    ];

    /// <summary>Well within (−1, 1).</summary>
    private static Domain Inside => new(-0.75, 0.75);
}
