using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's linear regression models, whose constructor is internal.</summary>
internal static class LinearRegressionModel
{
    /// <summary>ML.NET's model parameters with the given weights and bias.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern LinearRegressionModelParameters Create(IHostEnvironment env, in VBuffer<float> weights, float bias);
}
