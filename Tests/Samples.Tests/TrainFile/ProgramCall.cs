using System.Reflection;
using Microsoft.ML;

namespace Samples.Tests.TrainFile;

/// <summary>The program, called in this process, which takes milliseconds, on one table after another.</summary>
internal sealed class ProgramCall : IDisposable
{
    // What a run may allocate to read any table, however small, and for each byte of it; and to train on it, where importances take ML.NET half a megabyte for each shuffled feature.
    private const long Reading = 4 << 20;
    private const long Training = 512 << 20;
    private const long PerByte = 1_000;

    private static readonly MethodInfo s_main = Assembly.Load("TrainFile").EntryPoint!;

    private readonly TemporaryDirectory _directory = new();

    /// <summary>How many tables a model came of.</summary>
    public int Models { get; private set; }

    /// <summary>How many were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Calls the program: it ends in a model and a report that can be read, or in one sentence and nothing else.</summary>
    /// <returns>The sentence; null where there is a model.</returns>
    public string? Run(byte[] table, string label, params string[] more)
    {
        string path = _directory["table.csv"], output = _directory["out"];
        File.WriteAllBytes(path, table);
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);

        long before = GC.GetTotalAllocatedBytes();
        (int exitCode, string sentence) = Call([path, "--label", label, "--epochs", "1", "--output", output, .. more]);
        long allocated = GC.GetTotalAllocatedBytes() - before;
        bool isRead = Directory.Exists(output);
        Assert.IsLessThan((isRead ? Training : Reading) + (PerByte * table.Length), allocated, "The file does not justify what was allocated.");
        if (exitCode == 0)
        {
            Models++;
            Assert.AreEqual("", sentence);
            Assert.IsNotNull(new MLContext().Model.Load(Path.Combine(output, "model.zip"), out _));
            ReportPage.Load(Path.Combine(output, "report.html"));
            return null;
        }

        Refused++;
        Assert.AreEqual(2, exitCode);
        Assert.MatchesRegex(@"^[^\p{Cc}]+[.?]\r?\n$", sentence);
        Assert.IsTrue(!isRead || Directory.GetFileSystemEntries(output) is []);
        return sentence.TrimEnd().Replace(path, Path.GetFileName(path), StringComparison.Ordinal);
    }

    /// <summary>Prints how many there were.</summary>
    public void PrintCounts() => Console.WriteLine($"{Models + Refused} tables: {Models} models, {Refused} refused, 0 other errors.");

    public void Dispose() => _directory.Dispose();

    /// <summary>What the program does not foresee is thrown.</summary>
    private static (int ExitCode, string Error) Call(string[] arguments)
    {
        (TextWriter output, TextWriter error) = (Console.Out, Console.Error);
        using StringWriter text = new(), sentence = new();
        try
        {
            Console.SetOut(text);
            Console.SetError(sentence);
            int exitCode = (int)s_main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [arguments], null)!;
            return (exitCode, sentence.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
