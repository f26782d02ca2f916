using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Training;

/// <summary>Models as texts that are equal where every bit is.</summary>
internal static class Bits
{
    public static string Of(LinearModelParameters model)
        => string.Join(' ', model.Weights.Append(model.Bias).Select(weight => BitConverter.SingleToInt32Bits(weight).ToString("x8", null)));
}
