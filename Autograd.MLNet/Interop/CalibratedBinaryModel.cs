using System.Runtime.CompilerServices;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's calibrated linear models of two classes, whose constructors are internal, as is one of the types.</summary>
internal static class CalibratedBinaryModel
{
    private static readonly Type Mixing = typeof(CalibratedModelParametersBase).Assembly
        .GetType("Microsoft.ML.Calibrators.ParameterMixingCalibratedModelParameters`2", throwOnError: true)!
        .MakeGenericType(typeof(LinearBinaryModelParameters), typeof(PlattCalibrator));

    /// <summary>ML.NET's model parameters; the probability is <c>1 / (1 + e^(slope·score + offset))</c>.</summary>
    public static CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator> Create(IHostEnvironment env, in VBuffer<float> weights, float bias, double slope, double offset)
        => (CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>)Activator.CreateInstance(
            Mixing,
            System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public,
            null,
            [env, CreateLinear(env, weights, bias, null), CreatePlatt(env, slope, offset)],
            null)!;

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern LinearBinaryModelParameters CreateLinear(IHostEnvironment env, in VBuffer<float> weights, float bias, ModelStatisticsBase? statistics);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern PlattCalibrator CreatePlatt(IHostEnvironment env, double slope, double offset);
}
