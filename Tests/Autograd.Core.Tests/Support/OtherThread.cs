using System.Runtime.ExceptionServices;

namespace Autograd.Core.Tests.Support;

/// <summary>Doing something on a thread that has just begun.</summary>
public static class OtherThread
{
    /// <summary>Runs the action to its end; throws what it throws.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
