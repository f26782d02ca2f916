using System.Numerics;

namespace Autograd.Core.Modules;

/// <summary>Values that parameters begin with, set in place and not recorded; PyTorch's <c>torch.nn.init</c>.</summary>
/// <remarks>Random values are drawn as PyTorch draws them: the same seed gives the same parameters.</remarks>
public static class Init
{
    /// <summary>Uniform in [a, b).</summary>
    /// <param name="x">The variable to set.</param>
    /// <param name="a">The lower bound.</param>
    /// <param name="b">The upper bound.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static Variable<T> Uniform_<T>(Variable<T> x, double a = 0, double b = 1, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using (GradMode.NoGrad())
            return x.Uniform_(T.CreateTruncating(a), T.CreateTruncating(b), generator);
    }

    /// <summary>Normal, with a mean and a standard deviation.</summary>
    /// <param name="x">The variable to set.</param>
    /// <param name="mean">The mean.</param>
    /// <param name="std">The standard deviation.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static Variable<T> Normal_<T>(Variable<T> x, double mean = 0, double std = 1, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using (GradMode.NoGrad())
            return x.Normal_(T.CreateTruncating(mean), T.CreateTruncating(std), generator);
    }

    /// <summary>One value everywhere.</summary>
    /// <param name="x">The variable to set.</param>
    /// <param name="value">The value.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static Variable<T> Constant_<T>(Variable<T> x, T value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using (GradMode.NoGrad())
            return x.Fill_(value);
    }

    /// <summary>Ones.</summary>
    /// <param name="x">The variable to set.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static Variable<T> Ones_<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Constant_(x, T.One);

    /// <summary>Zeros.</summary>
    /// <param name="x">The variable to set.</param>
    /// <returns><paramref name="x"/>.</returns>
    public static Variable<T> Zeros_<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => Constant_(x, T.Zero);

    /// <summary>Uniform in ±<c>gain · √(6 / (fanIn + fanOut))</c>. Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010.</summary>
    /// <param name="x">The variable to set, of shape [out, in, ..].</param>
    /// <param name="gain">A factor; see <see cref="CalculateGain"/>.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has fewer than two dimensions.</exception>
    public static Variable<T> XavierUniform_<T>(Variable<T> x, double gain = 1, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double bound = Math.Sqrt(3) * XavierDeviation(x.Shape, gain);
        return Uniform_(x, -bound, bound, generator);
    }

    /// <summary>Normal with the standard deviation <c>gain · √(2 / (fanIn + fanOut))</c>.</summary>
    /// <inheritdoc cref="XavierUniform_{T}(Variable{T}, double, Generator?)"/>
    public static Variable<T> XavierNormal_<T>(Variable<T> x, double gain = 1, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T> => Normal_(x, 0, XavierDeviation(x.Shape, gain), generator);

    /// <summary>Uniform in ±<c>gain · √(3 / fan)</c>. Source: He et al., "Delving deep into rectifiers", ICCV 2015.</summary>
    /// <param name="x">The variable to set, of shape [out, in, ..].</param>
    /// <param name="a">The negative slope of the leaky rectifier that follows.</param>
    /// <param name="mode">Whether to keep the variance of values forwards or of gradients backwards.</param>
    /// <param name="nonlinearity">What follows, for the gain.</param>
    /// <param name="generator">What to draw from; <see cref="Generator.Default"/> where null.</param>
    /// <returns><paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="x"/> has fewer than two dimensions.</exception>
    public static Variable<T> KaimingUniform_<T>(Variable<T> x, double a = 0, FanMode mode = FanMode.FanIn, Nonlinearity nonlinearity = Nonlinearity.LeakyRelu, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.FlattenedLength == 0)
            return x;
        double bound = Math.Sqrt(3) * KaimingDeviation(x.Shape, a, mode, nonlinearity);
        return Uniform_(x, -bound, bound, generator);
    }

    /// <summary>Normal with the standard deviation <c>gain / √fan</c>.</summary>
    /// <inheritdoc cref="KaimingUniform_{T}(Variable{T}, double, FanMode, Nonlinearity, Generator?)"/>
    public static Variable<T> KaimingNormal_<T>(Variable<T> x, double a = 0, FanMode mode = FanMode.FanIn, Nonlinearity nonlinearity = Nonlinearity.LeakyRelu, Generator? generator = null)
        where T : unmanaged, IFloatingPointIeee754<T>
        => x.FlattenedLength == 0 ? x : Normal_(x, 0, KaimingDeviation(x.Shape, a, mode, nonlinearity), generator);

    /// <summary>The factor by which a nonlinear function is expected to shrink standard deviations, inverted.</summary>
    /// <param name="nonlinearity">The function.</param>
    /// <param name="negativeSlope">That of the leaky rectifier.</param>
    public static double CalculateGain(Nonlinearity nonlinearity, double negativeSlope = 0.01) => nonlinearity switch
    {
        Nonlinearity.Linear or Nonlinearity.Sigmoid => 1,
        Nonlinearity.Tanh => 5.0 / 3,
        Nonlinearity.Relu => Math.Sqrt(2),
        Nonlinearity.LeakyRelu => Math.Sqrt(2 / (1 + (negativeSlope * negativeSlope))),
        Nonlinearity.Selu => 0.75,
        _ => throw new ArgumentOutOfRangeException(nameof(nonlinearity), nonlinearity, $"CalculateGain: unsupported nonlinearity {nonlinearity}."),
    };

    private static double XavierDeviation(in Shape shape, double gain)
    {
        (int fanIn, int fanOut) = Fans(shape);
        return gain * Math.Sqrt(2.0 / ((double)fanIn + fanOut));
    }

    private static double KaimingDeviation(in Shape shape, double a, FanMode mode, Nonlinearity nonlinearity)
    {
        (int fanIn, int fanOut) = Fans(shape);
        int fan = mode switch
        {
            FanMode.FanIn => fanIn,
            FanMode.FanOut => fanOut,
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, $"Init: mode {mode} is not supported."),
        };
        return CalculateGain(nonlinearity, a) / Math.Sqrt(fan);
    }

    private static (int FanIn, int FanOut) Fans(in Shape shape)
    {
        if (shape.Rank < 2)
            throw new ArgumentException($"Init: fan in and fan out can not be computed for a variable with fewer than 2 dimensions, this one is {shape}.", nameof(shape));
        int field = new Shape(shape.Lengths[2..]).FlattenedLength;
        return (shape[1] * field, shape[0] * field);
    }
}
