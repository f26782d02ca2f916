using Autograd.Core;
using Charts;

namespace Tutorials;

/// <summary>Tutorial 001: what the dynamic graph records; then linear regression by hand, weights updated in place, until the loss is below 1.</summary>
internal static class ManualRegression
{
    private const float LearningRate = 0.05f;

    /// <summary>Runs the tutorial.</summary>
    public static void Run(Presentation show)
    {
        DynamicGraph(show);
        LinearRegression(show);
    }

    private static void DynamicGraph(Presentation show)
    {
        Variable<float> m = Variable.Create([2f], requiresGrad: true), n = Variable.Create([3f], requiresGrad: true);
        var (a, b, y) = Forward();
        y.Backward();
        show.Print($"a = {a}, b = {b}, y = {y}");
        show.Print($"m.grad = {m.Grad}, n.grad = {n.Grad}");
        show.Print($"is_leaf of m, n, a, b, y: {m.IsLeaf} {n.IsLeaf} {a.IsLeaf} {b.IsLeaf} {y.IsLeaf}");
        show.Print($"grad_fn of a, b, y: {a.GradFn} {b.GradFn} {y.GradFn}");
        show.Print($"Only leaves keep their gradient; of the others it is None: {a.Grad is null} {b.Grad is null}");

        (a, b, y) = Forward();
        a.RetainGrad();
        b.RetainGrad();
        y.Backward();
        show.Print($"With retain_grad(): a.grad = {a.Grad}, b.grad = {b.Grad}");
        show.Print();

        (Variable<float> A, Variable<float> B, Variable<float> Y) Forward()
        {
            Variable<float> sum = Variable.Add(m, n), difference = Variable.Add(m, -n);
            return (sum, difference, Variable.Mul(sum, difference));
        }
    }

    private static void LinearRegression(Presentation show)
    {
        Variable.ManualSeed(10);
        Variable<float> x = Variable.Rand<float>([20, 1]) * 10;
        Variable<float> y = (2 * x) + (5 + Variable.RandN<float>([20, 1]));
        Variable<float> w = Variable.RandN<float>([1], requiresGrad: true), b = Variable.Zeros<float>([1], requiresGrad: true);

        string? early = null;
        var pictures = new List<(string, Chart)>();
        show.GrowingTable("Linear regression by hand", ["Iteration", "Loss", "w", "b"], addRow =>
        {
            for (int iteration = 0; iteration < 1000; iteration++)
            {
                Variable<float> prediction = Variable.Add(Variable.Mul(w, x), b);
                Variable<float> loss = (0.5f * (y - prediction).Pow(2)).Mean();
                loss.Backward();
                b.Detach().Sub_(LearningRate * b.Grad!.Value);
                w.Detach().Sub_(LearningRate * w.Grad!.Value);

                bool done = loss.Item() < 1;
                if (done)
                    early ??= $"iteration {iteration}, loss {loss.Item():F4}, w {w.Item()}, b {b.Item()}";
                if (iteration % 5 == 0)
                {
                    addRow([$"{iteration}", $"{loss.Item():F4}", $"{w.Item()}", $"{b.Item()}"]);
                    pictures.Add(($"001-iteration-{iteration:D2}", Picture($"Iteration {iteration}: w {w.Item()}, b {b.Item()} after the step", x, y, prediction, loss)));
                    if (done)
                        break;
                }

                w.Grad!.Value.Zero_();
                b.Grad!.Value.Zero_();
            }
        });
        show.Print("The loss is looked at where it is printed, at every fifth iteration.");
        show.Print($"Looked at in each, it would be below 1 sooner: {early}.");
        show.Save([.. pictures]);
    }

    private static Chart Picture(string title, Variable<float> x, Variable<float> y, Variable<float> prediction, Variable<float> loss)
    {
        double[] xs = Plots.Doubles(x.AsSpan());
        return new Chart { Title = title, XLabel = "x", YLabel = "y", XLimits = (1.5, 10), YLimits = (8, 28) }
            .AddScatter("Data", xs, Plots.Doubles(y.AsSpan()))
            .AddLine("Prediction", xs, Plots.Doubles(prediction.Detach().AsSpan()), width: 5)
            .AddText($"Loss={loss.Item():F4}", 2, 20, size: 20);
    }
}
