using System.Numerics;

namespace Autograd.Core.Tests.ElementTypes;

/// <content>Conversions: another number becomes a constant, and only the value becomes another number.</content>
internal readonly partial struct DualNumber
{
    static bool INumberBase<DualNumber>.TryConvertFromChecked<TOther>(TOther value, out DualNumber result)
        => From(value, double.CreateChecked, out result);

    static bool INumberBase<DualNumber>.TryConvertFromSaturating<TOther>(TOther value, out DualNumber result)
        => From(value, double.CreateSaturating, out result);

    static bool INumberBase<DualNumber>.TryConvertFromTruncating<TOther>(TOther value, out DualNumber result)
        => From(value, double.CreateTruncating, out result);

    static bool INumberBase<DualNumber>.TryConvertToChecked<TOther>(DualNumber value, out TOther result)
        => To(value, TOther.CreateChecked, out result);

    static bool INumberBase<DualNumber>.TryConvertToSaturating<TOther>(DualNumber value, out TOther result)
        => To(value, TOther.CreateSaturating, out result);

    static bool INumberBase<DualNumber>.TryConvertToTruncating<TOther>(DualNumber value, out TOther result)
        => To(value, TOther.CreateTruncating, out result);

    private static bool From<TOther>(TOther value, Func<TOther, double> convert, out DualNumber result)
        where TOther : INumberBase<TOther>
    {
        result = value is DualNumber same ? same : new DualNumber(convert(value));
        return true;
    }

    private static bool To<TOther>(DualNumber value, Func<double, TOther> convert, out TOther result)
        where TOther : INumberBase<TOther>
    {
        result = value is TOther same ? same : convert(value.Value);
        return true;
    }
}
