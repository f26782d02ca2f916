using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>A random program.</summary>
/// <param name="Looks">Whether every variable is looked at after every line, which brings views up to date at once.</param>
/// <param name="Instructions">Its lines.</param>
internal sealed record RandomProgram(bool Looks, Instruction[] Instructions)
{
    /// <summary>Programs of up to so many lines, which shrink by dropping lines and choosing what comes first.</summary>
    public static Arbitrary<RandomProgram> OfLength(int maximum)
    {
        Gen<int> number = Gen.Choose(0, 255);
        Gen<Instruction> instruction = number.Four().Select(n => new Instruction(n.Item1, n.Item2, n.Item3, n.Item4));
        Gen<RandomProgram> program =
            from looks in Gen.Choose(0, 1)
            from length in Gen.Choose(4, maximum)
            from instructions in instruction.ArrayOf(length)
            select new RandomProgram(looks == 1, instructions);
        return Arb.From(program, Smaller);
    }

    private static IEnumerable<RandomProgram> Smaller(RandomProgram program)
    {
        Instruction[] all = program.Instructions;
        for (int length = all.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= all.Length; start += length)
                yield return program with { Instructions = [.. all[..start], .. all[(start + length)..]] };
        }

        for (int i = 0; i < all.Length; i++)
        {
            Instruction it = all[i];
            Instruction[] simpler = [it with { A = it.A / 2 }, it with { A = Math.Max(0, it.A - 1) }, it with { B = it.B / 2 }, it with { B = Math.Max(0, it.B - 1) }, it with { C = it.C / 2 }, it with { C = Math.Max(0, it.C - 1) }];
            foreach (Instruction instruction in simpler)
            {
                if (instruction != it)
                    yield return program with { Instructions = [.. all[..i], instruction, .. all[(i + 1)..]] };
            }
        }

        if (program.Looks)
            yield return program with { Looks = false };
    }
}
