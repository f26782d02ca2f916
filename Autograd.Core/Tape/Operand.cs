namespace Autograd.Core;

/// <summary>An input as an operation's backward sees it.</summary>
/// <param name="shape">Its shape.</param>
/// <param name="value">Its elements; empty where the operation did not save them.</param>
/// <param name="gradient">Where to add its gradient; empty where none is needed.</param>
/// <param name="needsGradient">Whether its gradient is needed.</param>
internal readonly ref struct Operand<T>(in Shape shape, ReadOnlySpan<T> value, Span<T> gradient, bool needsGradient)
{
    public readonly ref readonly Shape Shape = ref shape;
    public readonly ReadOnlySpan<T> Value = value;
    public readonly Span<T> Gradient = gradient;
    public readonly bool NeedsGradient = needsGradient;
}

/// <summary>The result as an operation's backward sees it.</summary>
/// <param name="shape">Its shape.</param>
/// <param name="value">Its elements; empty where the operation did not save them.</param>
/// <param name="gradient">Its gradient, complete.</param>
internal readonly ref struct Output<T>(in Shape shape, ReadOnlySpan<T> value, ReadOnlySpan<T> gradient)
{
    public readonly ref readonly Shape Shape = ref shape;
    public readonly ReadOnlySpan<T> Value = value;
    public readonly ReadOnlySpan<T> Gradient = gradient;
}
