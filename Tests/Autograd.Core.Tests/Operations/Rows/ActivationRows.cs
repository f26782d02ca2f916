namespace Autograd.Core.Tests.Operations.Rows;

/// <summary>Activation functions.</summary>
public static class ActivationRows
{
    public static readonly OperationRow[] All =
    [
        new("Sigmoid", x => x[0].Sigmoid(), x => x[0].Sigmoid(), x => x[0].Map(Reference.Sigmoid), "SigmoidBackward0", ShapeSets.One),
        new("LogSigmoid", x => x[0].LogSigmoid(), x => x[0].LogSigmoid(), x => x[0].Map(a => Math.Log(Reference.Sigmoid(a))), "LogSigmoidBackward0", ShapeSets.One),
        new("Softplus", x => x[0].Softplus(), x => x[0].Softplus(), x => x[0].Map(a => Math.Log(1 + Math.Exp(a))), "SoftplusBackward0", ShapeSets.One),
        new("Softplus 2, 1", x => x[0].Softplus(2, 1), x => x[0].Softplus(2, 1), x => x[0].Map(a => 2 * a > 1 ? a : Math.Log(1 + Math.Exp(2 * a)) / 2), "SoftplusBackward0", ShapeSets.One),
        new("Relu", x => x[0].Relu(), x => x[0].Relu(), x => x[0].Map(a => Math.Max(a, 0)), "ReluBackward0", ShapeSets.One),
        new("LeakyRelu", x => x[0].LeakyRelu(), x => x[0].LeakyRelu(), x => x[0].Map(a => a > 0 ? a : 0.01 * a), "LeakyReluBackward0", ShapeSets.One),
        new("LeakyRelu 1.5", x => x[0].LeakyRelu(1.5), x => x[0].LeakyRelu(1.5), x => x[0].Map(a => a > 0 ? a : 1.5 * a), "LeakyReluBackward0", ShapeSets.One),
        new("Elu", x => x[0].Elu(), x => x[0].Elu(), x => x[0].Map(a => a > 0 ? a : Math.Exp(a) - 1), "EluBackward0", ShapeSets.One),
        new("Elu 1.5", x => x[0].Elu(1.5), x => x[0].Elu(1.5), x => x[0].Map(a => a > 0 ? a : 1.5 * (Math.Exp(a) - 1)), "EluBackward0", ShapeSets.One),
        new("Selu", x => x[0].Selu(), x => x[0].Selu(), x => x[0].Map(a => 1.0507009873554805 * (a > 0 ? a : 1.6732632423543772 * (Math.Exp(a) - 1))), "EluBackward0", ShapeSets.One),
        new("Silu", x => x[0].Silu(), x => x[0].Silu(), x => x[0].Map(a => a * Reference.Sigmoid(a)), "SiluBackward0", ShapeSets.One),
        new("Gelu", x => x[0].Gelu(), x => x[0].Gelu(), x => x[0].Map(a => a * (1 + Reference.Erf(a / Math.Sqrt(2))) / 2), "GeluBackward0", ShapeSets.One),
        new("Gelu tanh", x => x[0].Gelu(GeluApproximation.Tanh), x => x[0].Gelu(GeluApproximation.Tanh), x => x[0].Map(a => a * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (a + (0.044715 * a * a * a)))) / 2), "GeluBackward0", ShapeSets.One),
        new("Softsign", x => x[0].Softsign(), x => x[0].Softsign(), x => x[0].Map(a => a / (1 + Math.Abs(a))), "SoftsignBackward0", ShapeSets.One),
        new("Hardtanh", x => x[0].Hardtanh(), x => x[0].Hardtanh(), x => x[0].Map(a => Math.Clamp(a, -1, 1)), "HardtanhBackward0", ShapeSets.One),
        new("Hardtanh -0.5, 1.5", x => x[0].Hardtanh(-0.5, 1.5), x => x[0].Hardtanh(-0.5, 1.5), x => x[0].Map(a => Math.Clamp(a, -0.5, 1.5)), "HardtanhBackward0", ShapeSets.One),
        new("Relu6", x => x[0].Relu6(), x => x[0].Relu6(), x => x[0].Map(a => Math.Clamp(a, 0, 6)), "HardtanhBackward0", ShapeSets.One) { Domain = new Domain(-3, 9) },
    ];
}
