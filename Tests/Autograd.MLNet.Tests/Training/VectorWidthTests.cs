using Autograd.MLNet.Tests.Checkpoints;

namespace Autograd.MLNet.Tests.Training;

/// <summary>The same training on a processor with wide vectors, narrow ones and none: sums are gathered in a fixed order, so that weights have the same bits.</summary>
[TestClass]
public sealed class VectorWidthTests
{
    [TestMethod]
    [DataRow("dense")]
    [DataRow("sparse")]
    public void Weights_HaveTheSameBits_WhateverVectorsThereAre(string rows)
    {
        using var directory = new TemporaryDirectory();
        string expected = Run("undisturbed");

        Assert.AreEqual(expected, Run("256 bits", ("DOTNET_EnableAVX512", "0")));
        Assert.AreEqual(expected, Run("128 bits", ("DOTNET_EnableAVX2", "0")));
        Assert.AreEqual(expected, Run("128 bits, no fused products", ("DOTNET_EnableAVX", "0")));
        Assert.AreEqual(expected, Run("none", ("DOTNET_EnableHWIntrinsic", "0")));

        string Run(string name, params ReadOnlySpan<(string Name, string Value)> environment)
            => TrainingProcess.Run(rows, directory.File(name), killAfterEpochs: null, TimeSpan.Zero, environment).Model!;
    }
}
