using System.Reflection;

namespace Autograd.MLNet.Losses;

/// <summary>Names losses that are not ours: the type, and its fields, which are the parameters.</summary>
internal static class LossName
{
    public static string Of(object loss)
    {
        FieldInfo[] parameters = loss.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        return parameters.Length == 0
            ? $"{loss.GetType()}"
            : $"{loss.GetType()}({string.Join(", ", parameters.Select(field => FormattableString.Invariant($"{field.GetValue(loss)}")))})";
    }
}
