using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Stochastic gradient descent.</summary>
[TestClass]
public sealed class SgdTests
{
    [TestMethod]
    public void MomentumEndsWherePyTorchEnds()
    {
        Variable<double> p = PyTorchFunction.Start();
        var optimizer = new SGD<double>([p], learningRate: 0.01, momentum: 0.9);
        for (int step = 0; step < 10; step++)
            PyTorchFunction.Step(p, optimizer);
        Close.Within(1e-9, [1.947860312, -2.448668500, 0.492647237], p);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void EveryOptionTogetherFollowsTheFormula(bool nesterov)
    {
        const double LearningRate = 0.02, Momentum = 0.8, WeightDecay = 0.1;
        double dampening = nesterov ? 0 : 0.3;
        double[] expected = [3, -1, 0.25], velocity = new double[3];
        var trace = new double[10][];
        for (int step = 0; step < trace.Length; step++)
        {
            double[] gradient = PyTorchFunction.Gradient(expected);
            for (int i = 0; i < 3; i++)
            {
                double d = -gradient[i] + (WeightDecay * expected[i]);
                velocity[i] = step == 0 ? d : (Momentum * velocity[i]) + ((1 - dampening) * d);
                expected[i] -= LearningRate * (nesterov ? d + (Momentum * velocity[i]) : velocity[i]);
            }

            trace[step] = [.. expected];
        }

        Variable<double> p = PyTorchFunction.Start();
        Run(p, new SGD<double>([p], LearningRate, Momentum, dampening, WeightDecay, nesterov, maximize: true), trace, tolerance: 1e-12);
    }

    /// <summary>Lengths beyond the machine's vectors are updated like single elements.</summary>
    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(0.9, false)]
    [DataRow(0.9, true)]
    public void EveryElementIsUpdatedAlike(double momentum, bool nesterov)
    {
        Variable<float> many = Variable.Full([67], 2f, requiresGrad: true), one = Variable.Scalar(2f, requiresGrad: true);
        var optimizer = new SGD<float>([many, one], learningRate: 0.1, momentum, weightDecay: 0.01, nesterov: nesterov);
        for (int step = 0; step < 3; step++)
        {
            optimizer.ZeroGrad();
            (many.Square().Sum() + one.Square()).Backward();
            optimizer.Step();
        }

        Assert.IsTrue(many.ToArray().All(element => element == one.Item()), string.Join(" ", many.ToArray()));
    }

    [TestMethod]
    public void AnInfiniteGradientGivesAnInfiniteParameter()
    {
        var p = Variable.Create([1.0], requiresGrad: true);
        p.Backward(Variable.Create([double.PositiveInfinity]));
        new SGD<double>([p], learningRate: 0.1, momentum: 0.9).Step();
        Assert.AreEqual(double.NegativeInfinity, p.Item());
    }

    [TestMethod]
    public void TheLearningRateMayChangeBetweenSteps()
    {
        var p = Variable.Scalar(0.0, requiresGrad: true);
        var optimizer = new SGD<double>([p], learningRate: 1);
        p.Backward();
        optimizer.Step();
        optimizer.LearningRate = 0.25;
        optimizer.Step();
        Assert.AreEqual(-1.25, p.Item());
        Assert.AreEqual(0.25, optimizer.LearningRate);
    }

    private static void Run(Variable<double> p, SGD<double> optimizer, double[][] trace, double tolerance)
    {
        foreach (double[] expected in trace)
        {
            PyTorchFunction.Step(p, optimizer);
            Close.Within(tolerance, expected, p);
        }
    }
}
