using Autograd.Core.Modules;

namespace Autograd.Core.Tests.Modules;

/// <summary>Modules print as PyTorch prints them.</summary>
[TestClass]
public sealed class ModuleTextTests
{
    public static IEnumerable<(string Expected, Module<float> Module)> Modules =>
    [
        ("Linear(in_features=1, out_features=1, bias=True)", new Linear<float>(1, 1)),
        ("Linear(in_features=3, out_features=2, bias=False)", new Linear<float>(3, 2, bias: false)),
        ("ReLU()", new ReLU<float>()),
        ("LeakyReLU(negative_slope=0.01)", new LeakyReLU<float>()),
        ("ELU(alpha=1.0)", new ELU<float>()),
        ("SELU()", new SELU<float>()),
        ("SiLU()", new SiLU<float>()),
        ("GELU(approximate='none')", new GELU<float>()),
        ("GELU(approximate='tanh')", new GELU<float>(GeluApproximation.Tanh)),
        ("Sigmoid()", new Sigmoid<float>()),
        ("Tanh()", new Tanh<float>()),
        ("Softplus(beta=1.0, threshold=20.0)", new Softplus<float>()),
        ("LogSigmoid()", new LogSigmoid<float>()),
        ("Softmax(dim=1)", new Softmax<float>(1)),
        ("LogSoftmax(dim=-1)", new LogSoftmax<float>(-1)),
        ("Hardtanh(min_val=-1.0, max_val=1.0)", new Hardtanh<float>()),
        ("Hardtanh(min_val=-0.5, max_val=1e-05)", new Hardtanh<float>(-0.5, 1e-5)),
        ("ReLU6()", new ReLU6<float>()),
        ("Softsign()", new Softsign<float>()),
        ("Embedding(10, 3)", new Embedding<float>(10, 3)),
        ("Embedding(10, 3, padding_idx=9)", new Embedding<float>(10, 3, paddingIdx: -1)),
        ("LayerNorm((5,), eps=1e-05, elementwise_affine=True)", new LayerNorm<float>(5)),
        ("LayerNorm((2, 3), eps=0.001, elementwise_affine=False)", new LayerNorm<float>([2, 3], 1e-3, elementwiseAffine: false)),
        ("Sequential()", new Sequential<float>()),
    ];

    [TestMethod]
    [DynamicData(nameof(Modules))]
    public void OneModule(string expected, Module<float> module) => Assert.AreEqual(expected, module.ToString());

    [TestMethod]
    public void ModulesInModules()
        => Assert.AreEqual(
            """
            Sequential(
              (0): Linear(in_features=2, out_features=3, bias=True)
              (1): Sequential(
                (squash): Tanh()
              )
            )
            """.ReplaceLineEndings("\n"),
            new Sequential<float>(new Linear<float>(2, 3), new Sequential<float>(("squash", new Tanh<float>()))).ToString());

    [TestMethod]
    public void ModulesWithSettingsOfTheirOwn()
        => Assert.AreEqual("Outer(\n  size=2\n  (inner): ReLU()\n)", new Outer().ToString());

    private sealed class Outer : Module<float>
    {
        public Outer() => RegisterModule("inner", new ReLU<float>());

        protected override string ExtraRepr => "size=2";

        public override Variable<float> Forward(Variable<float> x) => x;
    }
}
