using Autograd.Core.Optimizers;
using Autograd.Core.Serialization;
using Autograd.Core.Sparse;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Sparse;

/// <summary>Saving a table and going on from there.</summary>
[TestClass]
public sealed class RowTableStateTests
{
    public static IEnumerable<string> Optimizers => TableTraining.Optimizers.Keys;

    /// <summary>Saved while rows owe something, and loaded into a table and an optimizer that have been used otherwise.</summary>
    [TestMethod]
    [DynamicData(nameof(Optimizers))]
    public void AResumedRunHasTheSameBits(string name)
    {
        for (int saved = 0; saved < 4; saved++)
        {
            RowTable<double> table = New(), other = New();
            Optimizer<double> optimizer = TableTraining.Optimizers[name]([table.Active]), resumed = TableTraining.Optimizers[name]([other.Active]);
            Train(table, optimizer, seed: 1, saved);
            Train(other, resumed, seed: 2, steps: 2);

            StateDict state = new();
            state.Add("table", table.StateDict());
            state.Add("optimizer", optimizer.StateDict());
            state = Saved(state);
            other.LoadStateDict(state.Part("table"));
            resumed.LoadStateDict(state.Part("optimizer"));

            Train(table, optimizer, seed: 3, steps: 5);
            Train(other, resumed, seed: 3, steps: 5);
            table.Flush();
            other.Flush();
            Close.SameBits<double>(table.All.ToArray(), other.All.ToArray(), $"saved after {saved} steps");
            Assert.AreSequenceEqual(table.StateDict().Names, other.StateDict().Names);
            foreach (string array in table.StateDict().Names)
                Close.SameBits<double>(table.StateDict().Get<double>(array).ToArray(), other.StateDict().Get<double>(array).ToArray(), array);
        }
    }

    [TestMethod]
    public void NamesAreThoseOfTheOptimizer()
    {
        RowTable<double> table = New();
        Assert.AreSequenceEqual(["values"], table.StateDict().Names);
        Train(table, new Adam<double>([table.Active]), seed: 1, steps: 1);
        Assert.AreSequenceEqual(["values", "state.exp_avg", "state.exp_avg_sq", "owed"], table.StateDict().Names);
        Assert.AreEqual<Shape>([9, 2], table.StateDict().Get<double>("state.exp_avg").Shape);
    }

    [TestMethod]
    public void WhatDoesNotFitIsRefusedAndChangesNothing()
    {
        RowTable<double> table = New(), wider = new(9, 3, capacity: 4);
        Train(table, new Adam<double>([table.Active]), seed: 1, steps: 3);
        StateDict before = table.StateDict();
        Refused(wider.StateDict(), "values must be of shape [9, 2], it is [9, 3]");
        Refused(new SGD<double>([table.Active]).StateDict(), "RowTable: cannot load the state: the state is that of SGD");
        StateDict more = new();
        more.Add("kind", "RowTable");
        more.Add("values", table.All);
        more.Add("state", 1);
        Refused(more, "it has no use for state");

        void Refused(StateDict state, string message)
        {
            Expect.Error<StateDictException>(() => table.LoadStateDict(state), message, "Nothing was changed");
            Assert.AreSequenceEqual(before.Names, table.StateDict().Names);
            foreach (string name in before.Names)
                Close.SameBits<double>(before.Get<double>(name).ToArray(), table.StateDict().Get<double>(name).ToArray(), name);
        }
    }

    [TestMethod]
    public void AnotherKindOfOptimizerIsRefused()
    {
        RowTable<double> table = New(), other = New();
        Train(table, new Adam<double>([table.Active]), seed: 1, steps: 1);
        other.LoadStateDict(table.StateDict());
        Expect.Error<ArgumentException>(() => other.Gather([0], new SGD<double>([other.Active])), "the loaded state has exp_avg, which SGD does not remember");
    }

    [TestMethod]
    public void GatheredRowsAreForgottenByLoadingAndCannotBeSaved()
    {
        RowTable<double> table = New();
        StateDict state = table.StateDict();
        var optimizer = new SGD<double>([table.Active], learningRate: 1);
        table.Gather([1, 2], optimizer);
        Expect.Error<InvalidOperationException>(() => table.StateDict(), "StateDict needs the whole table, but 2 rows are gathered");
        table.Active.Sum().Backward();
        optimizer.Step();
        table.LoadStateDict(state);
        table.Scatter();
        Assert.IsTrue(table.All.ToArray().All(x => x == 1));
    }

    private static RowTable<double> New()
    {
        var table = new RowTable<double>(9, 2, capacity: 4);
        table.All.Fill_(1);
        return table;
    }

    private static void Train(RowTable<double> table, Optimizer<double> optimizer, int seed, int steps)
    {
        var random = new System.Random(seed);
        for (int step = 0; step < steps; step++)
        {
            TableTraining.Step(table, optimizer, TableTraining.RandomRows(random, 9, 3), [.. Enumerable.Range(0, 18).Select(_ => random.NextDouble() - 0.5)]);
            table.Shrink(optimizer.LearningRate, 0.01, 0.1);
        }
    }

    private static StateDict Saved(StateDict state)
    {
        using var stream = new MemoryStream();
        state.Save(stream);
        stream.Position = 0;
        return StateDict.Load(stream);
    }
}
