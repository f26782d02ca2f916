using Autograd.Core.Tests.Properties.Programs;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Core.Tests.Properties.Expressions;

/// <summary>Random expressions, and random weights for them.</summary>
internal static class ExpressionCases
{
    public static Arbitrary<ExpressionCase> OfLength(int maximum)
    {
        Gen<Instruction> instruction = Gen.Choose(0, 1023).Four().Select(n => new Instruction(n.Item1, n.Item2, n.Item3, n.Item4));
        Gen<ExpressionCase> cases =
            from length in Gen.Choose(1, maximum)
            from instructions in instruction.ArrayOf(length)
            from seed in Gen.Choose(0, 1 << 20)
            select new ExpressionCase(new RandomExpression(instructions).Sensible(), seed);
        return Arb.From(cases, Smaller);
    }

    private static IEnumerable<ExpressionCase> Smaller(ExpressionCase it)
    {
        Instruction[] all = it.Expression.Instructions;
        for (int i = 0; i < all.Length; i++)
            yield return it with { Expression = new RandomExpression([.. all[..i], .. all[(i + 1)..]]).Sensible() };
    }
}
