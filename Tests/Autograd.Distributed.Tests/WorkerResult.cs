namespace Autograd.Distributed.Tests;

/// <summary>What a program did.</summary>
internal sealed record WorkerResult(int ExitCode, string Output, string Error, TimeSpan Time)
{
    /// <summary>Its lines, without empty ones; of several ranks in any order.</summary>
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails the test if the program did.</summary>
    public WorkerResult Succeeded()
    {
        Assert.AreEqual(0, ExitCode, $"{Output}\n{Error}");
        return this;
    }
}
