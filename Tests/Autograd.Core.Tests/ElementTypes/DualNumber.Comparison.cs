namespace Autograd.Core.Tests.ElementTypes;

/// <content>Order and kind, which are those of the value.</content>
internal readonly partial struct DualNumber
{
    public static bool operator ==(DualNumber x, DualNumber y) => x.Value == y.Value;

    public static bool operator !=(DualNumber x, DualNumber y) => x.Value != y.Value;

    public static bool operator <(DualNumber x, DualNumber y) => x.Value < y.Value;

    public static bool operator <=(DualNumber x, DualNumber y) => x.Value <= y.Value;

    public static bool operator >(DualNumber x, DualNumber y) => x.Value > y.Value;

    public static bool operator >=(DualNumber x, DualNumber y) => x.Value >= y.Value;

    public static bool IsCanonical(DualNumber x) => true;

    public static bool IsComplexNumber(DualNumber x) => false;

    public static bool IsEvenInteger(DualNumber x) => double.IsEvenInteger(x.Value);

    public static bool IsFinite(DualNumber x) => double.IsFinite(x.Value);

    public static bool IsImaginaryNumber(DualNumber x) => false;

    public static bool IsInfinity(DualNumber x) => double.IsInfinity(x.Value);

    public static bool IsInteger(DualNumber x) => double.IsInteger(x.Value);

    public static bool IsNaN(DualNumber x) => double.IsNaN(x.Value);

    public static bool IsNegative(DualNumber x) => double.IsNegative(x.Value);

    public static bool IsNegativeInfinity(DualNumber x) => double.IsNegativeInfinity(x.Value);

    public static bool IsNormal(DualNumber x) => double.IsNormal(x.Value);

    public static bool IsOddInteger(DualNumber x) => double.IsOddInteger(x.Value);

    public static bool IsPositive(DualNumber x) => double.IsPositive(x.Value);

    public static bool IsPositiveInfinity(DualNumber x) => double.IsPositiveInfinity(x.Value);

    public static bool IsRealNumber(DualNumber x) => double.IsRealNumber(x.Value);

    public static bool IsSubnormal(DualNumber x) => double.IsSubnormal(x.Value);

    public static bool IsZero(DualNumber x) => x.Value == 0;

    public static DualNumber Abs(DualNumber x) => Chain(x, Math.Abs(x.Value), double.IsNaN(x.Value) ? double.NaN : Math.Sign(x.Value));

    /// <summary>The larger; between equal values the mean of the slopes.</summary>
    public static DualNumber Max(DualNumber x, DualNumber y) => Between(Math.Max(x.Value, y.Value), x, y);

    /// <summary>The smaller; between equal values the mean of the slopes.</summary>
    public static DualNumber Min(DualNumber x, DualNumber y) => Between(Math.Min(x.Value, y.Value), x, y);

    public static DualNumber MaxMagnitude(DualNumber x, DualNumber y) => Chosen(double.MaxMagnitude(x.Value, y.Value), x, y);

    public static DualNumber MaxMagnitudeNumber(DualNumber x, DualNumber y) => Chosen(double.MaxMagnitudeNumber(x.Value, y.Value), x, y);

    public static DualNumber MinMagnitude(DualNumber x, DualNumber y) => Chosen(double.MinMagnitude(x.Value, y.Value), x, y);

    public static DualNumber MinMagnitudeNumber(DualNumber x, DualNumber y) => Chosen(double.MinMagnitudeNumber(x.Value, y.Value), x, y);

    public int CompareTo(DualNumber other) => Value.CompareTo(other.Value);

    public int CompareTo(object? obj) => obj is DualNumber other ? CompareTo(other) : obj is null ? 1 : throw new ArgumentException($"Not a {nameof(DualNumber)}.", nameof(obj));

    public bool Equals(DualNumber other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is DualNumber other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    private static DualNumber Between(double value, DualNumber x, DualNumber y)
        => x.Value == y.Value ? new DualNumber(value, (x.Slope + y.Slope) / 2) : Chosen(value, x, y);

    private static DualNumber Chosen(double value, DualNumber x, DualNumber y) => value.Equals(x.Value) ? x : y;
}
