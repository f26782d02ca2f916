namespace Autograd.Core;

/// <summary>Checks that every form of <c>Linear</c> shares.</summary>
internal static class LinearArguments
{
    /// <summary>Refuses a bias that is not one number for each output.</summary>
    public static void CheckBias(in Shape bias, in Shape weight)
    {
        if (bias.Rank != 1 || bias[0] != weight[0])
            throw new ArgumentException($"Linear: bias must be [{weight[0]}] as weight is {weight}, bias is {bias}.", nameof(bias));
    }
}
