namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>A function with two outputs, 2x and x².</summary>
internal sealed class DoubleAndSquare : Function<double>
{
    protected override Variable<double>[] Forward(FunctionContext<double> context, Variable<double>[] inputs)
    {
        context.SaveForBackward(inputs[0]);
        return [inputs[0] * 2, inputs[0].Square()];
    }

    protected override Variable<double>?[] Backward(FunctionContext<double> context, Variable<double>?[] gradients)
        => [(gradients[0]!.Value * 2) + (gradients[1]!.Value * context.SavedVariables[0] * 2)];
}
