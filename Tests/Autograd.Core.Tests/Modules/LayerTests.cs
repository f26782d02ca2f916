using System.Text.Json;
using Autograd.Core.Modules;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Modules;

/// <summary>Layers: what they begin with, and what they compute.</summary>
[TestClass]
public sealed class LayerTests
{
    public static IEnumerable<(string Name, Module<double> Module, Func<Variable<double>, Variable<double>> Function)> Activations =>
    [
        ("ReLU", new ReLU<double>(), x => x.Relu()),
        ("LeakyReLU", new LeakyReLU<double>(0.2), x => x.LeakyRelu(0.2)),
        ("ELU", new ELU<double>(1.5), x => x.Elu(1.5)),
        ("SELU", new SELU<double>(), x => x.Selu()),
        ("SiLU", new SiLU<double>(), x => x.Silu()),
        ("GELU", new GELU<double>(GeluApproximation.Tanh), x => x.Gelu(GeluApproximation.Tanh)),
        ("Sigmoid", new Sigmoid<double>(), x => x.Sigmoid()),
        ("Tanh", new Tanh<double>(), x => x.Tanh()),
        ("Softplus", new Softplus<double>(2, 3), x => x.Softplus(2, 3)),
        ("LogSigmoid", new LogSigmoid<double>(), x => x.LogSigmoid()),
        ("Softmax", new Softmax<double>(0), x => x.Softmax(0)),
        ("LogSoftmax", new LogSoftmax<double>(-1), x => x.LogSoftmax(-1)),
        ("Hardtanh", new Hardtanh<double>(-2, 0.5), x => x.Hardtanh(-2, 0.5)),
        ("ReLU6", new ReLU6<double>(), x => x.Relu6()),
        ("Softsign", new Softsign<double>(), x => x.Softsign()),
    ];

    /// <summary>Acceptance row 0.7 and section 5: the same seed gives PyTorch's weights and biases, bit for bit.</summary>
    [TestMethod]
    [DataRow("0")]
    [DataRow("1")]
    [DataRow("10")]
    [DataRow("42")]
    [DataRow("1234567890123")]
    public void Row_0_7_LinearBeginsAsInPyTorch(string seed)
    {
        JsonElement values = TorchData.Read("rng.json").GetProperty("seeds").GetProperty(seed);
        foreach ((string name, int inFeatures, int outFeatures) in new[] { ("linear1x1", 1, 1), ("linear3x2", 3, 2), ("linear100x1", 100, 1) })
        {
            var linear = new Linear<float>(inFeatures, outFeatures, generator: new Generator(long.Parse(seed)));
            JsonElement expected = values.GetProperty(name);
            Assert.AreSequenceEqual(expected.GetProperty("w").Numbers().Select(x => (float)x), linear.Weight.ToArray(), name);
            Assert.AreSequenceEqual(expected.GetProperty("b").Numbers().Select(x => (float)x), linear.Bias!.Value.ToArray(), name);
        }
    }

    [TestMethod]
    public void WithoutAGeneratorTheGlobalSeedDecides()
    {
        Variable.ManualSeed(42);
        var first = new Linear<float>(3, 2);
        var second = new Linear<float>(3, 2, generator: new Generator(42));
        Assert.AreSequenceEqual(second.Weight.ToArray(), first.Weight.ToArray());
    }

    [TestMethod]
    public void LinearComputesItsProduct()
    {
        var linear = new Linear<double>(2, 2);
        linear.Weight.Detach().Copy_([1.0, 2, 3, 4]);
        linear.Bias!.Value.Detach().Copy_([10.0, 20]);
        Assert.AreSequenceEqual([13.0, 27], linear.Forward(Variable.Create([1.0, 1], [1, 2])).ToArray());
        Assert.AreEqual(new Shape(0), new Linear<double>(0, 0, bias: true).Bias!.Value.Shape);
        Assert.AreEqual(0, new Linear<double>(0, 1).Bias!.Value.Item());
        Assert.IsNull(new Linear<double>(1, 1, bias: false).Bias);
    }

    [TestMethod]
    [DynamicData(nameof(Activations))]
    public void AnActivationIsItsFunction(string name, Module<double> module, Func<Variable<double>, Variable<double>> function)
    {
        var x = Variable.Create([-3.0, -0.5, 0, 0.25, 2, 8], [2, 3]);
        Close.SameBits<double>(function(x).ToArray(), module.Forward(x).ToArray(), name);
        Assert.IsEmpty(module.Parameters());
    }

    [TestMethod]
    public void EmbeddingLooksRowsUpAndKeepsItsPadding()
    {
        var embedding = new Embedding<double>(4, 2, paddingIdx: 1, generator: new Generator(3));
        double[] table = embedding.Weight.ToArray();
        Assert.AreSequenceEqual([0.0, 0], table[2..4]);
        Variable<double> found = embedding.Forward(Variable.Create([3.0, 1, 3], [3]));
        Assert.AreSequenceEqual([.. table[6..], 0, 0, .. table[6..]], found.ToArray());
        Assert.AreSequenceEqual(table[..2], embedding.Forward([0]).ToArray());
        found.Sum().Backward();
        Assert.AreSequenceEqual([0.0, 0, 0, 0, 0, 0, 2, 2], embedding.Weight.Grad!.Value.ToArray());
        Expect.Error<ArgumentOutOfRangeException>(() => new Embedding<double>(4, 2, paddingIdx: 4), "within numEmbeddings");
    }

    [TestMethod]
    public void LayerNormGivesMean0AndVariance1()
    {
        var norm = new LayerNorm<double>(4, eps: 0);
        double[] y = norm.Forward(Variable.Create([1.0, 2, 3, 6], [1, 4])).ToArray();
        Close.Within(1e-12, 0, y.Sum());
        Close.Within(1e-12, 4, y.Sum(element => element * element));
        Assert.IsNull(new LayerNorm<double>(4, bias: false).Bias);
        Assert.IsEmpty(new LayerNorm<double>(4, elementwiseAffine: false).Parameters());
    }
}
