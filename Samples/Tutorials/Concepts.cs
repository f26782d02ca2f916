using Autograd.Core;
using Autograd.Core.Checking;
using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Spectre.Console;

namespace Tutorials;

/// <summary>Tutorial 003: the first gradient and its graph; what else there is; and the limits: memory, and gradients that explode.</summary>
internal static class Concepts
{
    /// <summary>Runs the tutorial.</summary>
    public static void Run(Presentation show)
    {
        FirstGradient(show);
        Parts(show);
        Limits(show);
        show.Print();
    }

    private static void FirstGradient(Presentation show)
    {
        Variable<float> x = Variable.Create([2f], requiresGrad: true), y = Variable.Create([3f], requiresGrad: true);
        Variable<float> z = x.Pow(2) + (3 * y);
        var graph = new Tree(Markup.Escape($"z = x**2 + 3*y: {z}"));
        Grow(graph, z.GradFn!.Value);
        show.Show(graph);

        z.Backward();
        show.Print($"x.grad = {x.Grad}");
        show.Print($"y.grad = {y.Grad}");
        show.Print();
    }

    private static void Grow(IHasTreeNodes branch, GradFunction<float> function)
    {
        TreeNode node = branch.AddNode(Markup.Escape(function.Name));
        foreach (GradFunction<float> next in function.NextFunctions)
            Grow(node, next);
    }

    private static void Parts(Presentation show)
    {
        Variable<double> x = Variable.Create([1.0, 2.0], requiresGrad: true);
        show.Refused("A vector has no gradient by itself", () => (x * x).Backward());
        (x * x).Backward(Variable.Create([1.0, 10.0]));
        show.Print($"Backward with the gradient [1, 10] given: {x.Grad}");
        show.Print($"Without touching grad, as a GradientTape does: {Variable.Gradients((x * x).Sum(), x)[0]}");

        using (GradMode.NoGrad())
            show.Print($"Under no_grad nothing is recorded: requires_grad is {(x * x).RequiresGrad}");
        show.Refused("Numbers are read from what is detached", () => x.AsSpan());

        Variable<double> cube = new Cube().Apply(x);
        show.Print($"A function of one's own: {cube}");
        GradientCheck.Run(input => new Cube().Apply(input), x);
        show.Print("Its gradient agrees with differences of its values, says gradcheck.");
        Variable<double> spoilt = (x - x).Sqrt().Mul(0).Sum();
        using (AnomalyMode.Detect())
            show.Refused("Anomaly detection names what spoils a gradient", () => spoilt.Backward());

        Variable<double> weight = Variable.Zeros<double>([2], requiresGrad: true);
        Init.Constant_(weight, 0.5);
        show.Print($"Weights are initialised, losses are there: {weight}, MSE {weight.Detach().MseLoss(Variable.Ones<double>([2])).Item()}");
        show.Print();
    }

    private static void Limits(Presentation show)
    {
        // Each step of a tape reuses the graph of the step before.
        Variable<double> w = Variable.Create([1.0, 2.0], requiresGrad: true);
        var tape = new Tape<double>();
        Repeat(1_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(100_000);
        show.Print($"Memory: 100,000 steps forward and backward on a tape allocate {GC.GetAllocatedBytesForCurrentThread() - before} bytes.");

        Variable<double> x = Variable.Create([1.0, 2.0], requiresGrad: true), y = x;
        for (int i = 0; i < 30; i++)
            y = y * 10;
        y.Sum().Backward();
        double norm = GradientClipping.ClipGradNorm_([x], maxNorm: 1);
        show.Print($"Exploding gradients: the norm after thirty factors of 10 is {norm:0.00e+00}, clipped to 1 the gradient is {x.Grad}.");

        void Repeat(int steps)
        {
            for (int i = 0; i < steps; i++)
            {
                using (tape.Step())
                    w.Square().Sum().Backward();
                w.Grad!.Value.Zero_();
            }
        }
    }

    private sealed class Cube : Function<double>
    {
        protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs)
        {
            context.SaveForBackward(inputs[0]);
            return [inputs[0] * inputs[0] * inputs[0]];
        }

        protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients)
        {
            Variable<double> x = context.SavedVariables[0];
            return [gradients[0]!.Value * 3 * x * x];
        }
    }
}
