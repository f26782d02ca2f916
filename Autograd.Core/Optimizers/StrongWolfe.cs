using System.Numerics;
using Autograd.Core.Kernels;

namespace Autograd.Core.Optimizers;

/// <summary>A search along a direction for a point where the loss has fallen enough and has become flat enough.</summary>
/// <remarks>Strong Wolfe conditions: <c>f(t) ≤ f(0) + c₁·t·f′(0)</c> and <c>|f′(t)| ≤ −c₂·f′(0)</c>. Source: Nocedal and Wright, "Numerical optimization", algorithms 3.5 and 3.6.</remarks>
internal sealed class StrongWolfe<T>(FlatParameters<T> parameters)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int MaxEvaluations = 25;

    private static readonly T SufficientDecrease = T.CreateTruncating(1e-4);
    private static readonly T Curvature = T.CreateTruncating(0.9);
    private static readonly T Tenth = T.CreateTruncating(0.1);
    private static readonly T SmallestChange = T.CreateTruncating(1e-9);

    private readonly T[] _origin = new T[parameters.Length];
    private readonly Trial _start = new(parameters.Length);
    private readonly Trial[] _trials = [new(parameters.Length), new(parameters.Length), new(parameters.Length)];

    /// <summary>Finds a step, and leaves the parameters where they were.</summary>
    /// <param name="closure">Computes loss and gradients.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="gradient">The gradient at the start; becomes the one at the point found.</param>
    /// <param name="slope">The derivative of the loss along the direction.</param>
    /// <param name="loss">The loss at the start; becomes the one at the point found.</param>
    /// <param name="step">The first guess; becomes the step found.</param>
    /// <returns>The number of evaluations.</returns>
    public int Run(Func<T> closure, ReadOnlySpan<T> direction, Span<T> gradient, T slope, ref T loss, ref T step)
    {
        parameters.Gather(_origin);
        _start.Step = T.Zero;
        _start.Loss = loss;
        _start.Slope = slope;
        gradient.CopyTo(_start.Gradient);

        int iteration = 0;
        Trial found = Bracket(closure, direction, step, ref iteration, out Trial other, out bool done);
        if (!done)
            found = Zoom(closure, direction, found, other, ref iteration);

        loss = found.Loss;
        step = found.Step;
        found.Gradient.CopyTo(gradient);
        return iteration + 1;
    }

    /// <summary>Goes on until a point is good, or two points enclose one that is.</summary>
    private Trial Bracket(Func<T> closure, ReadOnlySpan<T> direction, T step, ref int iteration, out Trial other, out bool done)
    {
        Trial previous = _start;
        Trial current = Evaluate(_trials[0], closure, direction, step);
        done = false;
        while (iteration < MaxEvaluations)
        {
            if (!IsLowEnough(current) || (iteration > 1 && current.Loss >= previous.Loss))
                break;
            if (IsFlatEnough(current))
            {
                done = true;
                break;
            }

            if (current.Slope >= T.Zero)
                break;

            T ten = T.CreateTruncating(10), hundredth = T.CreateTruncating(0.01);
            T next = Interpolate(previous, current, current.Step + (hundredth * (current.Step - previous.Step)), current.Step * ten);
            Trial free = Free(previous, current);
            previous = current;
            current = Evaluate(free, closure, direction, next);
            iteration++;
        }

        other = iteration == MaxEvaluations ? _start : previous;
        return current;
    }

    /// <summary>Narrows the interval between two points down.</summary>
    private Trial Zoom(Func<T> closure, ReadOnlySpan<T> direction, Trial current, Trial previous, ref int iteration)
    {
        T longest = GradientNorm.Largest(direction);

        // In equal cases the first of the two counts as the lower, as in PyTorch.
        Trial first = previous, second = current;
        bool firstIsLow = first.Loss <= second.Loss, stuck = false, done = false;
        while (!done && iteration < MaxEvaluations)
        {
            T left = T.Min(first.Step, second.Step), right = T.Max(first.Step, second.Step);
            if ((right - left) * longest < SmallestChange)
                break;

            T step = Interpolate(first, second, left, right);
            T margin = Tenth * (right - left);
            bool close = T.Min(right - step, step - left) < margin;
            if (close && (stuck || step >= right || step <= left))
            {
                step = T.Abs(step - right) < T.Abs(step - left) ? right - margin : left + margin;
                close = false;
            }

            stuck = close;
            Trial low = firstIsLow ? first : second, high = firstIsLow ? second : first;
            Trial trial = Evaluate(Free(first, second), closure, direction, step);
            iteration++;
            if (!IsLowEnough(trial) || trial.Loss >= low.Loss)
            {
                (first, second) = firstIsLow ? (low, trial) : (trial, low);
                firstIsLow = first.Loss <= second.Loss;
            }
            else
            {
                done = IsFlatEnough(trial);
                if (!done && trial.Slope * (high.Step - low.Step) >= T.Zero)
                    high = low;
                (first, second) = firstIsLow ? (trial, high) : (high, trial);
            }
        }

        return firstIsLow ? first : second;
    }

    private bool IsLowEnough(Trial trial) => !(trial.Loss > _start.Loss + (SufficientDecrease * trial.Step * _start.Slope));

    private bool IsFlatEnough(Trial trial) => T.Abs(trial.Slope) <= -Curvature * _start.Slope;

    /// <summary>One of the trials that is not in use.</summary>
    private Trial Free(Trial used, Trial alsoUsed)
    {
        int i = 0;
        while (_trials[i] == used || _trials[i] == alsoUsed)
            i++;
        return _trials[i];
    }

    private Trial Evaluate(Trial trial, Func<T> closure, ReadOnlySpan<T> direction, T step)
    {
        parameters.Add(step, direction);
        trial.Step = step;
        trial.Loss = closure();
        parameters.GatherGradient(trial.Gradient);
        parameters.Scatter(_origin);
        trial.Slope = Summation.Dot(trial.Gradient, direction);
        return trial;
    }

    /// <summary>Where the cubic through both points with their slopes is lowest, within bounds.</summary>
    private static T Interpolate(Trial a, Trial b, T lowest, T highest)
    {
        (Trial left, Trial right) = a.Step <= b.Step ? (a, b) : (b, a);
        T three = T.CreateTruncating(3), two = T.CreateTruncating(2);
        T mean = left.Slope + right.Slope - (three * (left.Loss - right.Loss) / (left.Step - right.Step));
        T square = (mean * mean) - (left.Slope * right.Slope);
        if (!(square >= T.Zero))
            return (lowest + highest) / two;
        T root = T.Sqrt(square);
        T position = right.Step - ((right.Step - left.Step) * ((right.Slope + root - mean) / (right.Slope - left.Slope + (two * root))));
        return T.Min(T.Max(position, lowest), highest);
    }

    private sealed class Trial(int length)
    {
        public T Step { get; set; }

        public T Loss { get; set; }

        public T Slope { get; set; }

        public T[] Gradient { get; } = new T[length];
    }
}
