using System.Globalization;
using System.Text;
using Soak;
using Soak.Cycles;
using Soak.Service;
using Spectre.Console;
using Support;

// Arguments: --minutes N, shared by the two parts. The exit code is 0 where nothing grew and nothing failed, else 1.
Console.OutputEncoding = Encoding.UTF8;
double minutes = 4;
if (args is not [] && !(args is ["--minutes", var text] && double.TryParse(text, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and < 10_000))
{
    Console.Error.WriteLine("Usage: Soak [--minutes N]");
    return 2;
}

IAnsiConsole console = Screen.Create();
var half = TimeSpan.FromMinutes(minutes / 2);
Findings[] parts =
[
    console.Run<ProgressStep, Findings>("Cycles", step => step, progress => TrainingCycles.Run(new Course(half, progress))),
    console.Run<ProgressStep, Findings>("Service", step => step, progress => ServiceLoad.Run(new Course(half, progress)).GetAwaiter().GetResult()),
];
foreach (Findings part in parts)
    part.WriteTo(console);

string[] problems = [.. parts.SelectMany(part => part.Problems)];
foreach (string problem in problems)
    Console.Error.WriteLine(problem);
return problems.Length == 0 ? 0 : 1;
