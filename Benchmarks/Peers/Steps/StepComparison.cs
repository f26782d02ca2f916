using Benchmarks.Peers.Measuring;
using Benchmarks.Peers.Python;
using Benchmarks.Peers.Report;

namespace Benchmarks.Peers.Steps;

/// <summary>One step on the tape: linear, squared error, backward, SGD.</summary>
/// <param name="torch">PyTorch, where it is installed.</param>
internal sealed class StepComparison(PythonPeer? torch) : IComparison
{
    private const double GradientLimit = 3;

    private static readonly StepBudget[] Budgets =
    [
        new(16, 1, Budget: 300, ByHand: 47, PyTorch: 36e3),
        new(64, 128, Budget: 550, ByHand: 410, PyTorch: 41e3),
        new(256, 1024, Budget: 20e3, ByHand: 15e3, PyTorch: 226e3),
    ];

    public void Run(PeersRun run)
    {
        foreach (StepBudget budget in Budgets)
        {
            var step = new TapeStep { Size = budget.Size };
            step.Setup();
            List<Measurement> measurements =
            [
                new("Autograd", () => Timing.OfShort(step.Autograd)),
                new("by hand", () => Timing.OfShort(step.HandWritten)),
                new("function", () => Timing.OfShort(step.Function)),
                new("function and gradient", () => Timing.OfShort(step.Gradient)),
            ];
            if (torch is not null)
                measurements.Add(new(torch.Name, () => torch.Ask(new PythonRequest("step") { Rows = budget.Rows, Columns = budget.Features })));

            string name = $"tape step {budget.Name}";
            Samples[] times = run.Measure(name, measurements);
            run.Add(Check.OfTimes(name, times[0], "by hand", times[1], budget.Budget / budget.ByHand));
            if (torch is not null)
                run.Add(Check.OfTimes(name, times[0], torch.Name, times[4], budget.Budget / budget.PyTorch));
            run.Add(Check.OfNoBytes($"{name}: allocated", Timing.BytesOf(step.Autograd)));
            run.Add(Check.OfTimes($"{name}: gradient over function", times[3], "function", times[2], GradientLimit));
        }
    }
}
