using System.Numerics;

namespace Autograd.Core.Optimizers;

/// <summary>Removing gradients.</summary>
internal static class Gradients
{
    /// <summary>Makes the gradient of a parameter null, or zeros.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="setToNull">Make it null.</param>
    /// <param name="recycle">Keep the memory of one that becomes null, as inside a tape step.</param>
    public static void Zero<T>(Variable<T> parameter, bool setToNull, bool recycle)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Node<T> node = parameter.Node;
        if (setToNull)
        {
            node.SetGrad(null, recycle);
        }
        else if (node.Grad is { } gradient)
        {
            gradient.Data.Clear();
            gradient.Storage.Version++;
        }
    }
}
