namespace Autograd.Distributed.Mpi;

/// <summary>Leaves the job in order, or ends it for all ranks.</summary>
internal static class JobEnd
{
    // Launchers pass on what was written only as long as the job lives.
    private const int MillisecondsToPassOn = 250;

    public static void Register(ICommunicator world, MpiFunctions functions)
    {
        string rank = $"Autograd: rank {world.Rank} of {world.Size}";

        // The stack too, because the process ends before the runtime prints it. Whoever stops because of another rank names that one only.
        AppDomain.CurrentDomain.UnhandledException += (_, arguments)
            => Abort(arguments.ExceptionObject is RankFailedException other ? other.Message : $"{rank} failed: {arguments.ExceptionObject}", 1);

        // Of an exit code other than 0 the others know nothing: they would wait, and this one for them in MPI_Finalize. A process ended by a signal does not come here; its launcher ends the others.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Environment.ExitCode == 0)
                functions.Finish();
            else
                Abort($"{rank} ended with exit code {Environment.ExitCode}.", Environment.ExitCode);
        };

        void Abort(string message, int exitCode)
        {
            Console.Error.WriteLine(message);
            Console.Error.Flush();
            Thread.Sleep(MillisecondsToPassOn);
            functions.Abort(exitCode);
        }
    }
}
