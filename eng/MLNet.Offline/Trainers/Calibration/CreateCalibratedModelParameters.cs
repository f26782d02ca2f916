using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Makes calibrated models whose type arguments are those of the parts that were loaded.</summary>
internal static class CreateCalibratedModelParameters
{
    public static CalibratedModelParametersBase Create(Type genericType, IHostEnvironment env, object predictor, ICalibrator calibrator)
        => (CalibratedModelParametersBase)Activator.CreateInstance(genericType.MakeGenericType(predictor.GetType(), calibrator.GetType()),
            BindingFlags.Instance | BindingFlags.NonPublic, null, [env, predictor, calibrator], null);
}
