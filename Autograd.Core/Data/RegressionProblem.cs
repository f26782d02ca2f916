using System.Numerics;

namespace Autograd.Core.Data;

/// <summary>What <see cref="Datasets.MakeRegression"/> makes.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="X">The features: [samples, features].</param>
/// <param name="Y">The targets: [samples], or [samples, targets] where there are several.</param>
/// <param name="Coefficients">What the targets were made with: without the dimensions of length 1 of [features, targets].</param>
public readonly record struct RegressionProblem<T>(Variable<T> X, Variable<T> Y, Variable<T> Coefficients)
    where T : unmanaged, IFloatingPointIeee754<T>;
