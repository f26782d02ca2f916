using System.Text.Json;
using Autograd.Core.Optimizers;
using Autograd.Core.Tests.Support;

namespace Autograd.Core.Tests.Optimizers;

/// <summary>Every optimizer follows the traces of PyTorch's, in double precision.</summary>
[TestClass]
public sealed class TorchTraceTests
{
    private static readonly string[] InScope = ["SGD", "Adam", "AdamW", "Adagrad", "RMSprop", "LBFGS"];

    public static IEnumerable<object[]> Cases => TorchData.Read("optimizers.json").GetProperty("cases").EnumerateArray()
        .Where(run => InScope.Contains(run.GetProperty("opt").GetString()))
        .Select(run => new object[] { $"{run.GetProperty("opt")} {run.GetProperty("args")}", run });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void FollowsPyTorchsTrace(string name, JsonElement run)
    {
        var p = Variable.Create(run.GetProperty("p0").Numbers(), requiresGrad: true);
        Optimizer<double> optimizer = Create(run.GetProperty("opt").GetString()!, p, run.GetProperty("args"));
        foreach (JsonElement expected in run.GetProperty("trace").EnumerateArray())
        {
            double loss = optimizer.Step(() =>
            {
                optimizer.ZeroGrad();
                p.Backward(Variable.Create(PyTorchFunction.Gradient(p.ToArray())));
                return PyTorchFunction.Value(p.ToArray());
            });
            Close.Within(1e-10, expected.GetProperty("loss").GetDouble(), loss, $"{name}: loss");
            Close.Within(1e-10, expected.GetProperty("p").Numbers(), p, $"{name}: parameter");
        }
    }

    private static Optimizer<double> Create(string name, Variable<double> p, JsonElement arguments)
    {
        double Number(string key, double otherwise) => arguments.TryGetProperty(key, out JsonElement value) ? value.GetDouble() : otherwise;
        bool Switch(string key) => arguments.TryGetProperty(key, out JsonElement value) && value.GetBoolean();
        double[] betas = arguments.TryGetProperty("betas", out JsonElement pair) ? pair.Numbers() : [0.9, 0.999];
        double learningRate = Number("lr", 1e-3), weightDecay = Number("weight_decay", name == "AdamW" ? 0.01 : 0);
        return name switch
        {
            "SGD" => new SGD<double>([p], learningRate, Number("momentum", 0), Number("dampening", 0), weightDecay, Switch("nesterov"), Switch("maximize")),
            "Adam" => new Adam<double>([p], learningRate, betas[0], betas[1], Number("eps", 1e-8), weightDecay, Switch("amsgrad"), Switch("maximize")),
            "AdamW" => new AdamW<double>([p], learningRate, betas[0], betas[1], Number("eps", 1e-8), weightDecay, Switch("amsgrad"), Switch("maximize")),
            "Adagrad" => new Adagrad<double>([p], learningRate, Number("lr_decay", 0), weightDecay, Number("initial_accumulator_value", 0), Number("eps", 1e-10), Switch("maximize")),
            "RMSprop" => new RMSprop<double>([p], learningRate, Number("alpha", 0.99), Number("eps", 1e-8), weightDecay, Number("momentum", 0), Switch("centered"), Switch("maximize")),
            _ => new LBFGS<double>([p], learningRate, strongWolfe: arguments.TryGetProperty("line_search_fn", out _)),
        };
    }
}
