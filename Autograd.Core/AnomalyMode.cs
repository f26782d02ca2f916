using System.Numerics;

namespace Autograd.Core;

/// <summary>Finds the operation whose gradient is NaN, and where it was recorded; PyTorch's <c>detect_anomaly</c>.</summary>
/// <remarks>
/// While a scope is open on a thread, every recorded operation remembers its stack, and backward checks each operation's gradients. Both cost time: for debugging
/// only. Infinities are not anomalies.
/// </remarks>
public static class AnomalyMode
{
    /// <summary>Whether operations recorded on this thread remember where.</summary>
    public static bool IsEnabled => ThreadState.Current.TracesRecording;

    /// <summary>Switches anomaly detection on until the scope is disposed.</summary>
    /// <param name="checkNaN">Make backward fail at the first operation that returns NaN; else only remember where operations were recorded.</param>
    public static Scope Detect(bool checkNaN = true)
    {
        ThreadState state = ThreadState.Current;
        var scope = new Scope(state.TracesRecording, state.ChecksNaN);
        state.TracesRecording = true;
        state.ChecksNaN = checkNaN;
        return scope;
    }

    /// <summary>Refuses an operation that has put NaN into the gradient of an input.</summary>
    internal static void CheckInputs<T>(Node<T> node)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < node.InputCount; i++)
        {
            if (!node.Input(i).IsPending || !HasNaN<T>(node.Input(i).Gradient))
                continue;
            string where = node.Extras?.Observers?.RecordedAt is { } trace
                ? $" It was recorded here:{Environment.NewLine}{trace}"
                : " Open AnomalyMode.Detect() before the forward pass too, to see where it was recorded.";
            throw new GradientAnomalyException(node.FunctionName, i, $"Function '{node.FunctionName}' returned nan values in its {i}th output.{where}");
        }
    }

    private static bool HasNaN<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (T.IsNaN(value))
                return true;
        }

        return false;
    }

    /// <summary>Restores the mode that was in force when the scope was opened.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly bool _tracedBefore;
        private readonly bool _checkedBefore;

        internal Scope(bool tracedBefore, bool checkedBefore)
        {
            _tracedBefore = tracedBefore;
            _checkedBefore = checkedBefore;
        }

        /// <summary>Restores the earlier mode.</summary>
        public void Dispose()
        {
            ThreadState.Current.TracesRecording = _tracedBefore;
            ThreadState.Current.ChecksNaN = _checkedBefore;
        }
    }
}
