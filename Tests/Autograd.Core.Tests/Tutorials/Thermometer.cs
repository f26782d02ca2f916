using System.Numerics;

namespace Autograd.Core.Tests.Tutorials;

/// <summary>Acceptance row 2.14: the readings of an unmarked thermometer, and the model of rows 2.5 and 2.6.</summary>
public static class Thermometer
{
    private static readonly double[] Celsius = [0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21];
    private static readonly double[] Readings = [35.7, 55.9, 58.2, 81.9, 56.3, 48.9, 33.9, 21.8, 48.4, 60.4, 68.4];

    public static Variable<T> KnownDegrees<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Create<T>(Celsius);

    public static Variable<T> UnknownUnits<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Create<T>(Readings);

    public static Variable<T> Model<T>(Variable<T> readings, Variable<T> w, Variable<T> b)
        where T : unmanaged, IFloatingPointIeee754<T> => (w * readings) + b;

    public static Variable<T> Loss<T>(Variable<T> readings, Variable<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (w, b) = parameters.Unbind();
        return (Model(readings, w, b) - KnownDegrees<T>()).Pow(T.One + T.One).Mean();
    }

    private static Variable<T> Create<T>(double[] values)
        where T : unmanaged, IFloatingPointIeee754<T> => Variable.Create((T[])[.. values.Select(T.CreateChecked)]);
}
