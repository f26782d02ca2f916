using Microsoft.ML.Data;

namespace Microsoft.ML
{
    /// <summary>Model parameters with a weight for each feature.</summary>
    internal interface IPredictorWithFeatureWeights<out TResult> : IPredictorProducing<TResult>
    {
        void GetFeatureWeights(ref VBuffer<float> weights);
    }
}

namespace Microsoft.ML.Trainers
{
    public abstract partial class LinearModelParameters : IPredictorWithFeatureWeights<float>
    {
        void IPredictorWithFeatureWeights<float>.GetFeatureWeights(ref VBuffer<float> weights) => Weight.CopyTo(ref weights);
    }
}

namespace Microsoft.ML.Calibrators
{
    internal sealed partial class ParameterMixingCalibratedModelParameters<TSubModel, TCalibrator> : IPredictorWithFeatureWeights<float>
    {
        void IPredictorWithFeatureWeights<float>.GetFeatureWeights(ref VBuffer<float> weights)
            => ((IPredictorWithFeatureWeights<float>)SubModel).GetFeatureWeights(ref weights);
    }
}
