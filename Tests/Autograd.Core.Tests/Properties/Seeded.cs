using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Core.Tests.Properties;

/// <summary>Runs a property on random cases that are the same in every run.</summary>
internal static class Seeded
{
    private const string FactorVariable = "AUTOGRAD_PROPERTY_FACTOR";
    private const string SeedVariable = "AUTOGRAD_PROPERTY_SEED";

    /// <summary>By how much to multiply the number of cases; for a long run, <c>AUTOGRAD_PROPERTY_FACTOR=200</c>.</summary>
    public static int Factor { get; } = int.TryParse(Environment.GetEnvironmentVariable(FactorVariable), out int times) ? times : 1;

    /// <summary>Another seed than the usual one comes from <c>AUTOGRAD_PROPERTY_SEED</c>.</summary>
    private static ulong Seed { get; } = ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out ulong given) ? given : 20;

    /// <summary>Checks the property on so many cases. A failure shows the smallest case found and how to repeat it.</summary>
    public static void Check<TCase>(Arbitrary<TCase> cases, Action<TCase> property, int count)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count * Factor).WithQuietOnSuccess(true).WithReplay(Seed, 1);
        try
        {
            FsCheck.Check.One(config, Prop.ForAll(cases, property));
        }
        catch (Exception exception)
        {
            throw new AssertFailedException($"Repeat with {SeedVariable}={Seed} {FactorVariable}={Factor}. {exception.Message}", exception);
        }

        Console.WriteLine($"{count * Factor} cases, seed {Seed}");
    }
}
