using System.Numerics;
using Autograd.Core.Tests.Properties.Expressions;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Properties;

/// <summary>A tape step computes what the default lifetime computes, to the bit, whatever the step before has left behind.</summary>
[TestClass]
public sealed class LifetimeEquivalenceTests
{
    [TestMethod]
    public void InDouble() => Check(x => x);

    [TestMethod]
    public void InSingle() => Check(x => (float)x);

    private static void Check<T>(Func<double, T> convert)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // One tape for all cases: each finds the nodes and buffers of another expression.
        var tape = new Tape<T>();
        Seeded.Check(ExpressionCases.OfLength(20), it =>
        {
            Variable<T>[] expected = Leaves(convert), actual = Leaves(convert);
            Variable<T> y = it.Expression.Evaluate(expected);
            Variable<T> weights = Variable.Create((T[])[.. it.Direction(9, y.FlattenedLength).Select(convert)]);
            y.Backward(weights);
            using (tape.Step())
            {
                Variable<T> onTape = it.Expression.Evaluate(actual);
                onTape.Backward(weights);
                Close.SameBits<T>(y.ToArray(), onTape.ToArray());
            }

            for (int i = 0; i < expected.Length; i++)
                Close.SameBits<T>(expected[i].Grad?.ToArray() ?? [], actual[i].Grad?.ToArray() ?? [], $"gradient of leaf {i}");
        }, 400);
    }

    private static Variable<T>[] Leaves<T>(Func<double, T> convert)
        where T : unmanaged, IFloatingPointIeee754<T> => RandomExpression.Leaves((i, j) => convert(RandomExpression.Inputs[i][j]));
}
