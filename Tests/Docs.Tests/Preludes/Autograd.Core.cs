using System.Numerics;
using Autograd.Core;
using Autograd.Core.Checking;
using Autograd.Core.Data;
using Autograd.Core.Modules;
using Autograd.Core.Optimizers;
using Autograd.Core.Schedules;
using Autograd.Core.Serialization;
using Autograd.Core.Sparse;

/// <summary>What the examples of the engine take for granted.</summary>
internal static class Autograd_Core<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static readonly int steps = 3;
    public static readonly int[][] batches = [];
    public static Variable<T> w = WithGradient();
    public static readonly Variable<T> x = Variable.RandN<T>([20, 10]), y = Variable.RandN<T>([20, 2]);
    public static readonly Variable<T> weight = Variable.RandN<T>([2, 10], requiresGrad: true), bias = Variable.Zeros<T>([2], requiresGrad: true);
    public static readonly Variable<T> prediction = Variable.RandN<T>([20, 1], requiresGrad: true), target = Variable.RandN<T>([20, 1]);
    public static readonly Variable<T> a = Variable.RandN<T>([2, 3]), b = Variable.RandN<T>([2, 3]), scores = Variable.RandN<T>([4, 3]), parameters = Variable.RandN<T>([2]);
    public static readonly Tape<T> tape = new();
    public static readonly Module<T> model = new Linear<T>(10, 2), body = new Linear<T>(10, 5), head = new Linear<T>(5, 2);
    public static readonly SGD<T> optimizer = new(model.Parameters(), learningRate: 0.01);

    public static void TrainOneEpoch(SGD<T> optimizer)
    {
        optimizer.ZeroGrad();
        model.Forward(x).MseLoss(y).Backward();
        optimizer.Step();
    }

    private static Variable<T> WithGradient()
    {
        Variable<T> made = Variable.RandN<T>([3], requiresGrad: true);
        using (GradMode.EnableGrad())
            made.Sum().Backward();
        return made;
    }
}
