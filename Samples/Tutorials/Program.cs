using System.Text;
using Tutorials;

// dotnet run --project Samples/Tutorials -- 000 (or 001, 004): prints what the tutorial prints and draws its plots as SVG.
Console.OutputEncoding = Encoding.UTF8;
Dictionary<string, Action<Plots>> tutorials = new()
{
    ["000"] = NoisyLine.Run,
    ["001"] = ManualRegression.Run,
    ["004"] = MiniBatch.Run,
};

if (args.Length > 1 || (args.Length == 1 && !tutorials.ContainsKey(args[0])))
{
    Console.Error.WriteLine($"There is no tutorial '{string.Join(' ', args)}'. Usage: dotnet run --project Samples/Tutorials [-- {string.Join(" | ", tutorials.Keys)}]; without a number all run. Tutorial 002 is Samples/Fahrenheit.");
    return 2;
}

var plots = new Plots(Path.Combine("artifacts", "tutorials"));
foreach (string number in args.Length == 1 ? args : [.. tutorials.Keys])
{
    Console.WriteLine($"Tutorial {number}");
    tutorials[number](plots);
}

return 0;
