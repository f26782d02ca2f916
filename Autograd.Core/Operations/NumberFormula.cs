using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core;

/// <summary>A formula of two elements whose first operand is one number.</summary>
internal readonly struct LeftNumberFormula<T, TFormula>(TFormula formula, T a) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFormula : struct, IElementwiseFormula<T>, IOperation
{
    public static string Name => TFormula.Name;

    public static Reads Reads => (TFormula.ReadsForB.Include(Reads.Second) ? Reads.First : Reads.None) | (TFormula.ReadsForB & Reads.Output);

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => formula.Forward(a, x, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => formula.Db(dy, TReal.From(double.CreateTruncating(a)), x, y);
}

/// <summary>A formula of two elements whose second operand is one number.</summary>
internal readonly struct RightNumberFormula<T, TFormula>(TFormula formula, T b) : IPointwiseFormula<T>, IOperation
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFormula : struct, IElementwiseFormula<T>, IOperation
{
    public static string Name => TFormula.Name;

    public static Reads Reads => TFormula.ReadsForA & (Reads.First | Reads.Output);

    public void Forward(ReadOnlySpan<T> x, Span<T> y) => formula.Forward(x, b, y);

    public TReal Dx<TReal>(TReal dy, TReal x, TReal y)
        where TReal : struct, IReal<TReal> => formula.Da(dy, x, TReal.From(double.CreateTruncating(b)), y);
}
