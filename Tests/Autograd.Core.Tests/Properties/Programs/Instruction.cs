namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>One line of a random program. Any numbers will do: each is taken modulo what there is to choose from.</summary>
/// <param name="Code">What to do.</param>
/// <param name="A">With what, in the first place.</param>
/// <param name="B">With what, in the second place.</param>
/// <param name="C">How.</param>
internal readonly record struct Instruction(int Code, int A, int B, int C);
