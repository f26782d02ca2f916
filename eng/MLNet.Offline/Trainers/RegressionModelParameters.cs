using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A linear model that predicts a number.</summary>
public abstract class RegressionModelParameters : LinearModelParameters
{
    private protected RegressionModelParameters(IHostEnvironment env, string name, in VBuffer<float> weights, float bias)
        : base(env, name, in weights, bias)
    {
    }

    private protected RegressionModelParameters(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
    }
}
