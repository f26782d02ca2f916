using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>Removing gradients.</summary>
internal static class Gradients
{
    /// <summary>Makes the gradient of a parameter null, or zeros.</summary>
    public static void Zero<T>(Variable<T> parameter, bool setToNull)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> node = parameter.Node;
        if (setToNull)
        {
            node.SetGrad(null, recycle: Tape<T>.IsInStep);
        }
        else if (node.Grad is { } gradient)
        {
            gradient.Data.Clear();
            gradient.Storage.Version++;
        }
    }
}
