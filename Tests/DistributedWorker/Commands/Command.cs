namespace DistributedWorker.Commands;

/// <summary>What the program can be told to do; one file each.</summary>
public static class Command
{
    /// <summary>By first argument; a command gets the others and returns the exit code.</summary>
    public static IReadOnlyDictionary<string, Func<string[], int>> All { get; } = new Dictionary<string, Func<string[], int>>
    {
        ["check"] = CheckCommand.Run,
        ["fail"] = FailCommand.Run,
        ["fail-training"] = FailTrainingCommand.Run,
        ["interrupt"] = InterruptCommand.Run,
        ["kill-training"] = KillTrainingCommand.Run,
        ["resume"] = ResumeCommand.Run,
        ["time"] = TimeCommand.Run,
        ["train"] = TrainCommand.Run,
        ["world"] = WorldCommand.Run,
    };
}
