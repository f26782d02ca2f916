using Autograd.Core.Serialization;
using Autograd.Core.Tests.Properties;
using Autograd.MLNet.Tests.Checkpoints;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Checkpoints that are whole as files and make no sense: a finite model, or an exception that says so. Never another exception, never an endless training.</summary>
[TestClass]
public sealed class ForgedCheckpointTests
{
    private const int Seed = 1;

    private static readonly double[] s_numbers = [0, 1, 3, -1, 0.5, 6, 7, int.MaxValue, int.MinValue, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly string[] s_texts =
        ["", "0", "null", "[]", "[null]", "{}", "99999999999", "1.5", "[{\"Epoch\":1}]", "Autograd.MLNet checkpoint 2", "Autograd.MLNet checkpoint 3", "[[[[", "\0"];

    private readonly TemporaryDirectory _directory = new();
    private readonly IDataView _data = new MLContext(seed: Seed).Data.LoadFromEnumerable(Example.Plane(20, seed: Seed, noise: 200));
    private readonly StateDict _state;
    private readonly string[] _names;
    private int _models;
    private int _refused;
    private int _diverged;

    public ForgedCheckpointTests()
    {
        Interrupted.Begin(_data, Checkpoint, Set);
        _state = StateDict.Load(Checkpoint);
        _names = [.. _state.Names, .. _state.TextNames];
    }

    private string Checkpoint => _directory.File("checkpoint");

    [TestCleanup]
    public void DeleteDirectory() => _directory.Dispose();

    /// <summary>Each entry gone, and each replaced by each awkward number, array and text; of these cases one in seven, or all in a long run.</summary>
    [TestMethod]
    public void EachEntryReplaced()
    {
        int choices = s_numbers.Length + s_texts.Length + 4;
        for (int i = 0; i < _names.Length * choices; i += Math.Max(1, 7 / Seeded.Factor))
            Try([(_names[i / choices], (i % choices) - 1)], Seed);

        Report();
    }

    /// <summary>Where the options have no seed, it is read from the checkpoint first.</summary>
    [TestMethod]
    public void TheSeedReplaced()
    {
        foreach (string name in (string[])["options.Seed", "kind"])
        {
            for (int choice = -1; choice < s_numbers.Length + s_texts.Length + 3; choice++)
                Try([(name, choice)], seed: null);
        }

        Report();
    }

    /// <summary>Nothing is left to train that would notice.</summary>
    [TestMethod]
    [DataRow("model.weight")]
    [DataRow("model.bias")]
    public void WeightsThatAreNotFinite_AtTheEndOfATraining(string name)
    {
        Interrupted.Whole(_data, options => options.CheckpointPath = Checkpoint);
        StateDict whole = StateDict.Load(Checkpoint);
        var forged = new StateDict();
        foreach (string text in whole.TextNames)
            forged.Add(text, whole.GetText(text));
        foreach (string array in whole.Names)
        {
            Core.Variable<float> values = whole.Get<float>(array);
            if (array == name)
                values.AsWritableSpan()[0] = float.NaN;
            forged.Add(array, values);
        }

        forged.Save(Checkpoint);

        var error = Assert.ThrowsExactly<CheckpointException>(() => Interrupted.Resume(_data, Checkpoint));
        StringAssert.EndsWith(error.Message, "a weight is not finite. Begin anew, without ResumeFrom.");
    }

    [TestMethod]
    public void SeveralEntriesReplaced()
    {
        Gen<(string Name, int Choice)> change =
            from name in Gen.Elements(_names)
            from choice in Gen.Choose(-1, s_numbers.Length + s_texts.Length + 2)
            select (name, choice);
        Gen<(string Name, int Choice)[]> changes =
            from count in Gen.Choose(2, 5)
            from all in change.ArrayOf(count)
            select all;

        Seeded.Check(Arb.From(changes), it => Try(it, Seed), 200);

        Report();
    }

    private static void Set(LinearTrainerOptions options)
    {
        options.Optimizer = AutogradOptimizer.Adam();
        options.ValidationFraction = 0.3f;
        options.EarlyStopping = new EarlyStopping { Patience = 3 };
        options.Schedule = AutogradSchedule.StepLR(2);
    }

    private void Try((string Name, int Choice)[] changes, int? seed)
    {
        Forge(changes);
        int epochs = 0;
        try
        {
            string bits = Interrupted.Resume(_data, Checkpoint, options =>
            {
                Set(options);
                options.Seed = seed;
                options.Progress = new Training.OnEachEpoch(_ => Assert.IsLessThanOrEqualTo(Interrupted.Epochs, ++epochs));
            });
            _models++;
            Assert.IsTrue(bits.Split(' ').All(text => float.IsFinite(BitConverter.Int32BitsToSingle(Convert.ToInt32(text, 16)))), $"{Describe()}: the model is {bits}");
        }
        catch (CheckpointException)
        {
            _refused++;
        }
        catch (TrainingDivergedException)
        {
            _diverged++;
        }
        catch (Exception error) when (error is not AssertFailedException)
        {
            Assert.Fail($"{Describe()}: {error}");
        }

        string Describe() => string.Join(", ", changes);
    }

    private void Forge((string Name, int Choice)[] changes)
    {
        var forged = new StateDict();
        foreach (string name in _names)
        {
            int choice = changes.LastOrDefault(change => change.Name == name, (Name: name, Choice: int.MaxValue)).Choice;
            int array = choice - s_numbers.Length - s_texts.Length;
            if (choice == int.MaxValue && _state.TextNames.Contains(name))
                forged.Add(name, _state.GetText(name));
            else if (choice == int.MaxValue)
                forged.Add(name, _state.Get<double>(name));
            else if (array >= 0)
                forged.Add(name, array == 0 ? [] : array == 1 ? [double.NaN, 0, 0] : new double[100]);
            else if (choice >= s_numbers.Length)
                forged.Add(name, s_texts[choice - s_numbers.Length]);
            else if (choice >= 0)
                forged.Add(name, s_numbers[choice]);
        }

        forged.Save(Checkpoint);
    }

    private void Report() => Console.WriteLine($"{_models + _refused + _diverged} cases: {_models} models, {_refused} refused, {_diverged} diverged, 0 wrong.");
}
