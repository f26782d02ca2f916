using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Serialization;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Serialization;

/// <summary>States in files: all or nothing.</summary>
[TestClass]
public sealed class StateFileTests
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    private string FilePath => Path.Combine(_directory, "checkpoint.safetensors");

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    /// <summary>Module, optimizer and schedule in one file; the interrupted training ends with the bits of the uninterrupted one.</summary>
    [TestMethod]
    public void ATrainingGoesOnFromItsCheckpoint()
    {
        var through = new Training();
        through.Run(epochs: 6);

        var first = new Training();
        first.Run(epochs: 3);
        first.Save(FilePath);
        var second = new Training();
        second.Load(FilePath);
        second.Run(epochs: 3);
        foreach ((Variable<float> expected, Variable<float> actual) in through.Model.Parameters().Zip(second.Model.Parameters()))
            Close.SameBits<float>(expected.ToArray(), actual.ToArray());
    }

    [TestMethod]
    public void AFileIsReplacedWhole()
    {
        var state = new StateDict();
        state.Add("x", 1);
        state.Save(FilePath);
        state.Add("y", 2);
        state.Save(FilePath);
        Assert.AreEqual(2, StateDict.Load(FilePath).GetNumber("y"));
        Assert.HasCount(1, Directory.GetFileSystemEntries(_directory));
    }

    [TestMethod]
    public void AFailedSaveLeavesTheOldFileAndNothingElse()
    {
        string taken = Path.Combine(_directory, "taken");
        Directory.CreateDirectory(taken);
        var state = new StateDict();
        state.Add("x", 1);
        Assert.Throws<Exception>(() => state.Save(taken));
        Assert.AreSequenceEqual([taken], Directory.GetFileSystemEntries(_directory));
        Assert.Throws<DirectoryNotFoundException>(() => state.Save(Path.Combine(_directory, "missing", "file")));
    }

    [TestMethod]
    public void AFileThatGoesOnIsDamaged()
    {
        var state = new StateDict();
        state.Add("x", 1);
        state.Save(FilePath);
        using (FileStream stream = File.Open(FilePath, FileMode.Append))
            stream.WriteByte(0);
        Expect.Error<StateDictException>(() => StateDict.Load(FilePath), "goes on after its end");
    }

    private sealed class Training
    {
        private readonly Adam<float> _optimizer;
        private readonly StepLR _schedule;

        public Training()
        {
            Model = new Sequential<float>(new Linear<float>(2, 3, generator: new Generator(1)), new Tanh<float>(), new Linear<float>(3, 1, generator: new Generator(2)));
            _optimizer = new Adam<float>(Model.Parameters(), learningRate: 0.1);
            _schedule = new StepLR(_optimizer, stepSize: 2);
        }

        public Sequential<float> Model { get; }

        public void Run(int epochs)
        {
            Variable<float> x = Variable.Create([1f, 2, 3, 4, 5, 6], [3, 2]), y = Variable.Create([1f, -1, 2], [3, 1]);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                _optimizer.ZeroGrad();
                Variable.MseLoss(Model.Forward(x), y).Backward();
                _optimizer.Step();
                _schedule.Step();
            }
        }

        public void Save(string path)
        {
            var checkpoint = new StateDict();
            checkpoint.Add("model", Model.StateDict());
            checkpoint.Add("optimizer", _optimizer.StateDict());
            checkpoint.Add("schedule", _schedule.StateDict());
            checkpoint.Save(path);
        }

        public void Load(string path)
        {
            StateDict checkpoint = StateDict.Load(path);
            Model.LoadStateDict(checkpoint.Part("model"));
            _optimizer.LoadStateDict(checkpoint.Part("optimizer"));
            _schedule.LoadStateDict(checkpoint.Part("schedule"));
        }
    }
}
