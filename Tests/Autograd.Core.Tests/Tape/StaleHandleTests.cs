using System.Reflection;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Tape;

/// <summary>A handle kept from an earlier step throws when used; it never shows another step's numbers.</summary>
[TestClass]
public sealed class StaleHandleTests
{
    private const string Message = "belongs to a tape step that has ended";

    private readonly Tape<double> _tape = new();
    private readonly Variable<double> _x = Variable.Create([1.0, 2.0], requiresGrad: true);

    private static readonly Dictionary<string, Action<Variable<double>, Variable<double>>> Uses = new()
    {
        ["ToArray"] = (stale, _) => stale.ToArray(),
        ["AsSpan"] = (stale, _) => stale.AsSpan(),
        ["CopyTo"] = (stale, _) => stale.CopyTo(new double[2]),
        ["Item"] = (stale, _) => stale.Item(),
        ["[0]"] = (stale, _) => _ = stale[0],
        ["Backward"] = (stale, _) => stale.Backward(),
        ["Backward with it as gradient"] = (stale, x) => x.Backward(stale),
        ["RetainGrad"] = (stale, _) => stale.RetainGrad(),
        ["RequiresGrad_"] = (stale, _) => stale.RequiresGrad_(),
        ["Detach"] = (stale, _) => stale.Detach(),
        ["left operand"] = (stale, x) => _ = stale + x,
        ["right operand"] = (stale, x) => _ = x * stale,
        ["with a number"] = (stale, _) => _ = 2 - stale,
        ["negation"] = (stale, _) => _ = -stale,
        ["in place"] = (stale, _) => stale.Fill_(1),
        ["operand of a change in place"] = (stale, x) => x.Detach().Add_(stale),
        ["Sum"] = (stale, _) => stale.Sum(),
        ["Reshape"] = (stale, _) => stale.Reshape(2, 1),
        ["Unbind"] = (stale, _) => stale.Unbind(),
        ["MatMul"] = (stale, x) => x.MatMul(stale),
        ["Linear"] = (stale, x) => x.Linear(x.Reshape(1, 2), stale),
        ["MseLoss"] = (stale, x) => Variable.MseLoss(x, stale),
    };

    public static IEnumerable<string> Names => Uses.Keys;

    public static IEnumerable<string> Properties
        => typeof(Variable<double>).GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.Name);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void EveryUseThrows(string name)
    {
        Variable<double> stale = ResultOfAnEndedStep();
        Expect.Error<InvalidOperationException>(() => Uses[name](stale, _x), Message, "ToArray()");
        using (_tape.Step())
        {
            Variable<double> successor = _x * 3;
            Expect.Error<InvalidOperationException>(() => Uses[name](stale, _x), Message);
            Assert.AreSequenceEqual([3.0, 6.0], successor.ToArray());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Properties))]
    public void EveryPropertyThrows(string name)
    {
        PropertyInfo property = typeof(Variable<double>).GetProperty(name)!;
        object stale = ResultOfAnEndedStep();
        var exception = Assert.ThrowsExactly<TargetInvocationException>(() => property.GetValue(stale));
        Assert.Contains(Message, Assert.IsInstanceOfType<InvalidOperationException>(exception.InnerException).Message);
    }

    [TestMethod]
    public void WhatBelongsToItThrowsToo()
    {
        Variable<double> grad;
        GradFunction<double> function;
        Unbound<double> parts;
        using (_tape.Step())
        {
            Variable<double> y = _x * 2;
            y.RetainGrad();
            y.Sum().Backward();
            (grad, function, parts) = (y.Grad!.Value, y.GradFn!.Value, y.Unbind());
            Assert.AreSequenceEqual([1.0, 1.0], grad.ToArray());
        }

        Expect.Error<InvalidOperationException>(() => grad.ToArray(), Message);
        Expect.Error<InvalidOperationException>(() => _ = function.Name, Message);
        Expect.Error<InvalidOperationException>(() => _ = function.NextFunctions, Message);
        Expect.Error<InvalidOperationException>(() => _ = parts[0], Message);
    }

    [TestMethod]
    public void ViewsAndDetachedValuesOfAStepEndWithIt()
    {
        Variable<double> view, detached, unrecorded;
        using (_tape.Step())
        {
            view = _x[0];
            detached = _x.Detach();
            using (GradMode.NoGrad())
                unrecorded = _x + 1;
        }

        foreach (Variable<double> stale in new[] { view, detached, unrecorded })
            Expect.Error<InvalidOperationException>(() => stale.ToArray(), Message);
    }

    [TestMethod]
    public void IdentityAndTextStillWork()
    {
        Variable<double> stale = ResultOfAnEndedStep(), copy = stale;
        Assert.IsTrue(stale == copy);
        Assert.AreEqual(stale.GetHashCode(), copy.GetHashCode());
        Assert.AreEqual("tensor(<not valid>)", stale.ToString());
        using (_tape.Step())
            Assert.IsTrue(_x * 2 != stale, "the same node in another step is another variable");
    }

    private Variable<double> ResultOfAnEndedStep()
    {
        using (_tape.Step())
            return _x * 2;
    }
}
