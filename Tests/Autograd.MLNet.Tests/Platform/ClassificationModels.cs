using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;
using Calibrated = Microsoft.ML.Calibrators.CalibratedModelParametersBase<
    Microsoft.ML.Trainers.LinearBinaryModelParameters, Microsoft.ML.Calibrators.PlattCalibrator>;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>Linear classifiers with given weights; ML.NET keeps their constructors to itself.</summary>
internal static class ClassificationModels
{
    /// <summary>A transformer that scores the column <c>Features</c>.</summary>
    public static BinaryPredictionTransformer<LinearBinaryModelParameters> Binary(
        MLContext ml, DataViewSchema schema, float[] weights, float bias, string? label = null, float threshold = 0, string thresholdColumn = "Score") =>
        BinaryTransformer<LinearBinaryModelParameters>.Create(ml, Linear(ml, weights, bias), schema, "Features", label, threshold, thresholdColumn);

    /// <summary>The same with a probability.</summary>
    public static BinaryPredictionTransformer<Calibrated> CalibratedBinary(
        MLContext ml, DataViewSchema schema, float[] weights, float bias, string? label = null, float threshold = 0, string thresholdColumn = "Score") =>
        BinaryTransformer<Calibrated>.Create(ml, Calibrate(ml, Linear(ml, weights, bias), NewPlatt(ml, -1, 0)), schema, "Features", label, threshold, thresholdColumn);

    /// <summary>A transformer that scores the column <c>Features</c> with a row of weights for each class.</summary>
    public static MulticlassPredictionTransformer<MaximumEntropyModelParameters> Multiclass(
        MLContext ml, DataViewSchema schema, float[][] weights, float[] bias, string? label = null, string score = "Score", string predicted = "PredictedLabel")
    {
        var model = NewMaximumEntropy(ml, [.. weights.Select(row => new VBuffer<float>(row.Length, row))], bias, weights.Length, weights[0].Length, null, null);
        return MulticlassTransformer<MaximumEntropyModelParameters>.Create(ml, model, schema, "Features", label, score, predicted);
    }

    public static LinearBinaryModelParameters Linear(MLContext ml, float[] weights, float bias) =>
        NewLinear(ml, new VBuffer<float>(weights.Length, weights), bias, null);

    public static Calibrated Calibrate(MLContext ml, LinearBinaryModelParameters model, PlattCalibrator calibrator)
    {
        var type = typeof(ICalibrator).Assembly.GetType("Microsoft.ML.Calibrators.ParameterMixingCalibratedModelParameters`2", throwOnError: true)!;
        return (Calibrated)Activator.CreateInstance(type.MakeGenericType(typeof(LinearBinaryModelParameters), typeof(PlattCalibrator)),
            BindingFlags.Instance | BindingFlags.NonPublic, null, [ml, model, calibrator], null)!;
    }

    /// <summary>The schema of <see cref="Row"/> with a label that is one of the named keys.</summary>
    public static DataViewSchema Keyed(params string[] names)
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("KeyValues", new VectorDataViewType(TextDataViewType.Instance, names.Length),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new(names.Length, [.. names.Select(name => name.AsMemory())]));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", new KeyDataViewType(typeof(uint), names.Length), annotations.ToAnnotations());
        builder.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, 3));
        return builder.ToSchema();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern PlattCalibrator NewPlatt(IHostEnvironment env, double slope, double offset);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern MaximumEntropyModelParameters NewMaximumEntropy(IHostEnvironment env,
        VBuffer<float>[] weights, float[] bias, int numClasses, int numFeatures, string[]? labelNames, ModelStatisticsBase? stats);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern LinearBinaryModelParameters NewLinear(IHostEnvironment env, in VBuffer<float> weights, float bias, ModelStatisticsBase? stats);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern ModelStatisticsBase NewStatistics(IHostEnvironment env, long trainingExampleCount, int paramCount, float deviance, float nullDeviance);

    public static class BinaryTransformer<T> where T : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern BinaryPredictionTransformer<T> Create(IHostEnvironment env, T model, DataViewSchema trainSchema,
            string featureColumn, string? labelColumn, float threshold, string thresholdColumn);
    }

    public static class MulticlassTransformer<T> where T : class
    {
        [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
        public static extern MulticlassPredictionTransformer<T> Create(IHostEnvironment env, T model, DataViewSchema trainSchema,
            string featureColumn, string? labelColumn, string? scoreColumn, string? predictedLabelColumn);
    }
}
