using System.Numerics;

namespace Autograd.Core;

/// <summary>A view of another value.</summary>
internal interface IViewNode<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The value it was taken from in the end, which is no view itself.</summary>
    Node<T> Root { get; }
}
