using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's linear models of several classes, whose constructor is internal.</summary>
internal static class MaximumEntropyModel
{
    /// <summary>ML.NET's model parameters with weights and a bias for each class.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern MaximumEntropyModelParameters Create(
        IHostEnvironment env, VBuffer<float>[] weights, float[] bias, int numClasses, int numFeatures, string[]? labelNames, ModelStatisticsBase? statistics);
}
