using System.Text;
using Autograd.Core;
using Autograd.Core.Checking;
using CustomLoss;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Support;

// Each evening a bakery decides how many loaves to bake. A loaf too few costs its margin and a loaf too many much less, so the number to bake is not the number to expect:
// a model trained on what mistakes cost loses less money than one trained on squared error.
Console.OutputEncoding = Encoding.UTF8;
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
        Console.WriteLine(Arguments.Usage);
    else
        Run(OutputDirectory.Open(arguments.Output));
    return 0;
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}

static void Run(OutputDirectory output)
{
    var show = new Presentation();
    Prices prices = Prices.Bakery;
    (Day[] known, Day[] heldOut) = Diary.Days();

    // A backward written by hand is checked against differences before it trains anything: too few, just right, some left over, many.
    Variable<double> baked = Variable.Create([80.0, 100, 106, 130]), demand = Variable.Full([4], 100.0);
    GradientCheck.Run(inputs => new CostFunction<double>(prices).Apply(inputs[0], inputs[1]), [baked, demand]);

    // The same cost three ways, and the loss that knows nothing of money.
    AutogradLoss asExpression = AutogradLoss.FromExpression(new CostExpression(prices).Of);
    AutogradLoss asStruct = AutogradLoss.FromStruct(new CostStruct(prices));
    AutogradLoss asFunction = AutogradLoss.FromExpression((p, y) => new CostFunction<float>(prices).Apply(p, y));
    ITransformer bySquaredError = Bakery.Train(known, AutogradLoss.Squared());
    ITransformer byExpression = Bakery.Train(known, asExpression);
    ITransformer byStruct = Bakery.Train(known, asStruct);
    ITransformer byFunction = Bakery.Train(known, asFunction);

    // What each loses on days it has not seen, and the least that can be lost without knowing tomorrow.
    var mlContext = new MLContext();
    Account squared = Judge("Squared error", bySquaredError), cost = Judge("Cost: expression", byExpression);
    Account formula = Judge("Cost: struct", byStruct), function = Judge("Cost: Function", byFunction);
    Account least = Account.Of("Law of demand", heldOut, Array.ConvertAll(heldOut, day => Demand.BestDecision(day, prices)), prices);
    show.Accounts($"{heldOut.Length} days that no model has seen, on average", squared, cost, formula, function, least);
    Presentation.Gain(squared, cost, least);
    show.Agreement(cost, formula, function);

    // Save, load as another program would, and decide.
    string modelPath = output.Write("bakery.zip", file => mlContext.Model.Save(byExpression, mlContext.Data.LoadFromEnumerable(known).Schema, file));
    var elsewhere = new MLContext();
    ITransformer loaded = elsewhere.Model.Load(modelPath, out _);
    Day[] days = Diary.Evenings;
    double[] best = Array.ConvertAll(days, day => Demand.BestDecision(day, prices));
    show.Decisions(days, Bakery.Decide(mlContext, bySquaredError, days), Bakery.Decide(elsewhere, loaded, days), best);

    string daysPath = output.Write("days.csv", file => DaysFile.Write(file, heldOut, squared, cost));
    string picturePath = output.Write("decisions.svg", DecisionsChart.Create(heldOut, squared, cost).Save);
    Presentation.Line($"Model:   {modelPath}");
    Presentation.Line($"Days:    {daysPath}");
    Presentation.Line($"Picture: {picturePath}");

    Account Judge(string name, ITransformer model) => Account.Of(name, heldOut, Bakery.Decide(mlContext, model, heldOut), prices);
}
