using Autograd.Core;

namespace Autograd.MLNet.Losses;

/// <summary><c>sp</c>, with s = 1 for the label 1 and −1 for the label 0.</summary>
internal static class Margin
{
    public static TReal Of<TReal>(TReal prediction, TReal target)
        where TReal : struct, IReal<TReal>
        => ((TReal.From(2) * target) - TReal.From(1)) * prediction;
}
