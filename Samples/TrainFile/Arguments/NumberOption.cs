using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace TrainFile.Arguments;

/// <summary>An option with a number, which says in plain words what it must be.</summary>
internal sealed class NumberOption<T> : Option<T?>
    where T : struct, INumber<T>
{
    public NumberOption(string name, string helpName, string description, Func<T, bool> holds, string rule)
        : base(name)
    {
        (HelpName, Description) = (helpName, description);
        CustomParser = result =>
        {
            string text = result.Tokens is [{ } token] ? token.Value : "";
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && holds(value))
                return value;
            result.AddError($"{name} must be {rule}, got '{text}'.");
            return null;
        };
    }
}
