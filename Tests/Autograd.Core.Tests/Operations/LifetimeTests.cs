using System.Numerics;
using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Operations;

/// <summary>Every operation inside a tape step: the same bits as outside, and no allocation.</summary>
[TestClass]
public sealed class LifetimeTests
{
    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void ATapeStepGivesTheSameBits(string operation) => OperationTable.Check(operation, c =>
    {
        Compare<double>(c);
        Compare<float>(c);
    });

    [TestMethod]
    [DynamicData(nameof(OperationTable.Names), typeof(OperationTable))]
    public void ASteadyStepAllocatesNothing(string operation) => OperationTable.Check(operation, c =>
    {
        Measure<double>(c);
        Measure<float>(c);
    });

    private static void Compare<T>(OperationCase c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Func<Variable<T>[], Variable<T>> call = c.Row.Call<T>();
        Variable<T> cotangent = c.CotangentOf<T>();
        Variable<T>[] expected = c.Leaves<T>();
        Variable<T> y = call(expected);
        y.Backward(cotangent);

        // The first step leaves its numbers behind in the buffers of the second.
        var tape = new Tape<T>();
        for (int step = 0; step < 2; step++)
        {
            Variable<T>[] leaves = c.Leaves<T>();
            using (tape.Step())
            {
                Variable<T> onTape = call(leaves);
                onTape.Backward(cotangent);
                Close.SameBits<T>(y.ToArray(), onTape.ToArray());
            }

            for (int i = 0; i < leaves.Length; i++)
                Close.SameBits<T>(expected[i].Grad!.Value.ToArray(), leaves[i].Grad!.Value.ToArray(), $"gradient of input {i}");
        }
    }

    private static void Measure<T>(OperationCase c)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Func<Variable<T>[], Variable<T>> call = c.Row.Call<T>();
        Variable<T>[] leaves = c.Leaves<T>();
        Variable<T> cotangent = c.CotangentOf<T>();
        var optimizer = new SGD<T>(leaves);
        var tape = new Tape<T>();
        long bytes = Allocation.Of(
            () =>
            {
                using (tape.Step())
                {
                    Variable<T> y = call(leaves);
                    optimizer.ZeroGrad();
                    y.Backward(cotangent);
                }
            },
            times: 100);
        Assert.AreEqual(0, bytes, $"bytes in 100 steps in {typeof(T).Name}");
    }
}
