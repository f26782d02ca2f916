using System.Globalization;

namespace Autograd.MLNet.Training;

/// <summary>Values as texts that are the same everywhere.</summary>
internal static class InvariantText
{
    /// <summary>A text in the invariant culture; of records too, which print their numbers in that of the thread.</summary>
    public static string Of(object value)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return $"{value}";
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
