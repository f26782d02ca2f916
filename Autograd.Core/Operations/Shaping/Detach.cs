namespace Autograd.Core;

/// <summary>Never recorded; the entry method is <see cref="Variable{T}.Detach"/>.</summary>
internal readonly struct DetachOperation : IOperation
{
    public static string Name => "Detach";
}
