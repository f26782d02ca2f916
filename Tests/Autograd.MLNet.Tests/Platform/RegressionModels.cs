using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Linear models with given weights; ML.NET keeps their constructors to itself.</summary>
internal static class RegressionModels
{
    /// <summary>A transformer that scores the column <c>Features</c>.</summary>
    public static RegressionPredictionTransformer<LinearRegressionModelParameters> Linear(
        MLContext ml, DataViewSchema schema, float[] weights, float bias) =>
        Transformer<LinearRegressionModelParameters>.Create(ml, NewLinear(ml, new VBuffer<float>(weights.Length, weights), bias), schema, "Features");

    /// <summary>The same with the exponential of the linear score.</summary>
    public static RegressionPredictionTransformer<PoissonRegressionModelParameters> Poisson(
        MLContext ml, DataViewSchema schema, float[] weights, float bias) =>
        Transformer<PoissonRegressionModelParameters>.Create(ml, NewPoisson(ml, new VBuffer<float>(weights.Length, weights), bias), schema, "Features");

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern LinearRegressionModelParameters NewLinear(IHostEnvironment env, in VBuffer<float> weights, float bias);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PoissonRegressionModelParameters NewPoisson(IHostEnvironment env, in VBuffer<float> weights, float bias);

    private static class Transformer<T> where T : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern RegressionPredictionTransformer<T> Create(IHostEnvironment env, T model, DataViewSchema trainSchema, string featureColumn);
    }
}
