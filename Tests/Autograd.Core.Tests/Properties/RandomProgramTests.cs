using Autograd.Core.Tests.Properties.Programs;

namespace Autograd.Core.Tests.Properties;

/// <summary>
/// Random programs of in-place changes, views, detached variables, modes, tape steps and passes: the engine gives the number of an oracle that copies
/// everything, or refuses; never a wrong number.
/// </summary>
[TestClass]
public sealed class RandomProgramTests
{
    [TestMethod]
    public void NeverAWrongNumber()
    {
        Seeded.Check(RandomProgram.OfLength(40), Machine.Run, 2_000);
        (int compared, int refused) = Machine.PassesSoFar;
        Console.WriteLine($"{compared} passes compared, {refused} refused");
        Assert.IsGreaterThan(refused, compared);
    }
}
