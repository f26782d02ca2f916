using System.Numerics;
using System.Numerics.Tensors;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>What L-BFGS remembers of the curvature, and the direction that follows from it.</summary>
internal sealed class LbfgsMemory<T>(int length)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private T[] _shares = [];

    /// <summary>The last direction.</summary>
    public T[] Direction { get; } = new T[length];

    /// <summary>How far the last iteration went along <see cref="Direction"/>.</summary>
    public T StepLength;

    /// <summary>The gradient when <see cref="Direction"/> was computed.</summary>
    public T[] PreviousGradient { get; } = new T[length];

    /// <summary>Changes of the gradient y, of the parameters s, and 1 / y·s, the oldest first.</summary>
    public List<(T[] Y, T[] S, T Rho)> Pairs { get; } = [];

    /// <summary>The diagonal of the first guess at the inverse Hessian.</summary>
    public T Scale { get; set; } = T.One;

    /// <summary>Starts with steepest descent.</summary>
    public void Begin(ReadOnlySpan<T> gradient)
    {
        Pairs.Clear();
        Scale = T.One;
        TensorPrimitives.Negate(gradient, Direction);
        gradient.CopyTo(PreviousGradient);
    }

    /// <summary>Learns from the last iteration, and computes the next direction.</summary>
    public void Update(ReadOnlySpan<T> gradient, int historySize)
    {
        Remember(gradient, historySize);
        TensorPrimitives.Negate(gradient, Direction);
        if (_shares.Length < Pairs.Count)
            _shares = new T[Pairs.Capacity];
        for (int i = Pairs.Count - 1; i >= 0; i--)
        {
            (T[] y, T[] s, T rho) = Pairs[i];
            _shares[i] = Summation.Dot<T>(s, Direction) * rho;
            TensorPrimitives.MultiplyAdd(y, -_shares[i], Direction, Direction);
        }

        TensorPrimitives.Multiply(Direction, Scale, Direction);
        for (int i = 0; i < Pairs.Count; i++)
        {
            (T[] y, T[] s, T rho) = Pairs[i];
            T share = Summation.Dot<T>(y, Direction) * rho;
            TensorPrimitives.MultiplyAdd(s, _shares[i] - share, Direction, Direction);
        }

        gradient.CopyTo(PreviousGradient);
    }

    private void Remember(ReadOnlySpan<T> gradient, int historySize)
    {
        // The previous gradient is not needed any more, nor is the direction: y and s are computed in their place.
        TensorPrimitives.Subtract(gradient, PreviousGradient, PreviousGradient);
        TensorPrimitives.Multiply(Direction, StepLength, Direction);
        T product = Summation.Dot<T>(PreviousGradient, Direction);
        if (!(product > T.CreateTruncating(1e-10)))
            return;

        (T[] Y, T[] S, T Rho) pair = (Pairs.Count < historySize ? new T[length] : Pairs[0].Y, Pairs.Count < historySize ? new T[length] : Pairs[0].S, T.One / product);
        PreviousGradient.CopyTo(pair.Y, 0);
        Direction.CopyTo(pair.S, 0);
        Scale = product / Summation.Dot<T>(pair.Y, pair.Y);
        if (Pairs.Count >= historySize)
            Pairs.RemoveRange(0, Pairs.Count - historySize + 1);
        Pairs.Add(pair);
    }
}
