namespace Autograd.Core;

/// <summary>An operation's backward returned NaN in <see cref="AnomalyMode"/>.</summary>
/// <param name="functionName">The operation, as in <c>SqrtBackward0</c>.</param>
/// <param name="output">Which of its gradients.</param>
/// <param name="message">What happened, and where the operation was recorded.</param>
public sealed class GradientAnomalyException(string functionName, int output, string message) : Exception(message)
{
    /// <summary>The operation, as in <c>SqrtBackward0</c>.</summary>
    public string FunctionName { get; } = functionName;

    /// <summary>Which of its gradients is NaN: the index of the input it belongs to.</summary>
    public int Output { get; } = output;
}
