using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.Platform;

/// <summary>The losses that ML.NET's trainers and ours take: values and derivatives for a negative and a positive label.</summary>
[TestClass]
public sealed class LossTests
{
    private static readonly float[] _outputs = [-100, -2.5f, -1, -0.25f, 0, 0.3f, 1, 7, 90];

    [TestMethod]
    public void LogLoss()
    {
        Assert.AreEqual(
            "-0 0.07888998766482136 0.3132614985539279 0.5759381036334028 0.6931471805599453 0.8543559189911472 1.3132622011766124 7.000905099113752 18.420680743952367",
            Losses(new LogLoss(), 0));
        Assert.AreEqual(
            "18.420680743952367 2.57888674580847 1.3132623119901095 0.8259411099739845 0.6931471805599453 0.5543547447701733 0.3132614985539279 0.0009114722600552811 -0",
            Losses(new LogLoss(), 1));
        Assert.AreEqual("0 0.07585841 0.26894125 0.43782276 0.5 0.5744428 0.7310587 0.99908894 1", Derivatives(new LogLoss(), 0));
        Assert.AreEqual("-1 -0.9241416 -0.7310587 -0.56217724 -0.5 -0.4255572 -0.26894128 -0.000911057 0", Derivatives(new LogLoss(), 1));
    }

    [TestMethod]
    public void HingeLoss()
    {
        Assert.AreEqual("0 0 0 0.75 1 1.2999999523162842 2 8 91", Losses(new HingeLoss(), 0));
        Assert.AreEqual("100.5 3 1.5 0.75 0.5 0.19999998807907104 0 0 0", Losses(new HingeLoss(0.5f), 1));
        Assert.AreEqual("0 0 0 1 1 1 1 1 1", Derivatives(new HingeLoss(), 0));
        Assert.AreEqual("-1 -1 -1 -1 -1 -1 0 0 0", Derivatives(new HingeLoss(0.5f), 1));
    }

    [TestMethod]
    public void SmoothedHingeLoss()
    {
        Assert.AreEqual("0 0 0 0.28125 0.5 0.7999999523162842 1.5 7.5 90.5", Losses(new SmoothedHingeLoss(), 0));
        Assert.AreEqual(
            "100.84999999403954 3.3499999940395355 1.8499999940395355 1.0999999940395355 0.8499999940395355 0.5499999821186066 0 0 0",
            Losses(new SmoothedHingeLoss(0.3f), 1));
        Assert.AreEqual("0 0 0 0.75 1 1 1 1 1", Derivatives(new SmoothedHingeLoss(), 0));
        Assert.AreEqual("-1 -1 -1 -1 -1 -1 -0 0 0", Derivatives(new SmoothedHingeLoss(0.3f), 1));
    }

    [TestMethod]
    public void ASmoothedHingeLossWithoutSmoothingIsTheHingeLoss()
    {
        Assert.AreEqual(Losses(new HingeLoss(), 1), Losses(new SmoothedHingeLoss(0), 1));
        // Except at the corner.
        Assert.AreEqual("0 0 0 1 1 1 1 1 1", Derivatives(new HingeLoss(), 0));
        Assert.AreEqual("0 0 1 1 1 1 1 1 1", Derivatives(new SmoothedHingeLoss(0), 0));
    }

    [TestMethod]
    public void ExpLoss()
    {
        Assert.AreEqual(
            "3.783505853677006E-44 0.08208499848842621 0.3678794503211975 0.7788007855415344 1 1.3498588800430298 2.7182817459106445 1096.6331787109375 Infinity",
            Losses(new ExpLoss(), 0));
        Assert.AreEqual(
            "2.353852703404196E+17 2.7182817459106445 1.491824746131897 1.1051709651947021 1 0.8869204521179199 0.6703200340270996 0.060810066759586334 2.3195226989972605E-16",
            Losses(new ExpLoss(0.4f), 1));
        Assert.AreEqual("3.8E-44 0.082085 0.36787945 0.7788008 1 1.3498589 2.7182817 1096.6332 Infinity", Derivatives(new ExpLoss(), 0));
        Assert.AreEqual(
            "-9.415411E+16 -1.0873127 -0.59672993 -0.4420684 -0.4 -0.3547682 -0.268128 -0.024324028 -9.278091E-17",
            Derivatives(new ExpLoss(0.4f), 1));
    }

    [TestMethod]
    public void SquaredLoss()
    {
        Assert.AreEqual(
            "10020.009765625 6.7599992752075195 1.2100000381469727 0.1224999949336052 0.010000000707805157 0.040000006556510925 0.809999942779541 47.61000061035156 8082.01025390625",
            Losses(new SquaredLoss(), 0.1f));
        Assert.AreEqual("-200.2 -5.2 -2.2 -0.7 -0.2 0.40000004 1.8 13.8 179.8", Derivatives(new SquaredLoss(), 0.1f));
    }

    [TestMethod]
    public void PoissonLossOfTheLogarithm()
    {
        Assert.AreEqual(
            "300 7.582084998623899 3.3678794411714423 1.528800783071405 1 0.4498587879047873 -0.2817181715409549 1075.6331584284585 1.2204032943178408E+39",
            Losses(new PoissonLoss(), 3));
        Assert.AreEqual("-3 -2.917915 -2.6321206 -2.2211993 -2 -1.6501411 -0.28171825 1093.6332 Infinity", Derivatives(new PoissonLoss(), 3));
    }

    [TestMethod]
    public void TweedieLoss()
    {
        Assert.AreEqual(
            "18966.738279371482 18966.738279371482 18966.738279371482 18966.738279371482 18966.738279371482 5.1216928389572995 1.0717967697244912 0.6310862299090356 12.677918262768442",
            Losses(new TweedieLoss(), 3));
        Assert.AreEqual("-9486.833 -9486.833 -9486.833 -9486.833 -9486.833 -4.929503 -2 1.5118579 9.170606", Derivatives(new TweedieLoss(), 3));
    }

    [TestMethod]
    public void TweedieLossAtItsEnds()
    {
        Assert.AreEqual(
            "11.543534116431816 11.543534116431816 11.543534116431816 11.543534116431816 11.543534116431816 1.4036481938650422 1.2608672610839324 5.89873017994227 87.11100054549466",
            Losses(new TweedieLoss(1), 0.7f));
        Assert.AreEqual(
            "751.3555859315323 751.3555859315323 751.3555859315323 751.3555859315323 751.3555859315323 155.09067085614467 107.63176026064346 35.79535429843094 16.63937344743286",
            Losses(new TweedieLoss(1), 40));
        Assert.AreEqual(
            "-0.69999987 -0.69999987 -0.69999987 -0.69999987 -0.69999987 -0.39999998 0.3 6.3 89.3",
            Derivatives(new TweedieLoss(1), 0.7f));
        Assert.AreEqual(
            "6999999.163339981 6999999.163339981 6999999.163339981 6999999.163339981 6999999.163339981 1.7966731867668 0.863340028273758 6.26333988522261 89.17111433361738",
            Losses(new TweedieLoss(2), 0.7f));
        Assert.AreEqual("-6999999 -6999999 -6999999 -6999999 -6999999 -1.3333333 0.3 0.9 0.99222225", Derivatives(new TweedieLoss(2), 0.7f));
    }

    [TestMethod]
    public void LabelsAreJudgedBySign()
    {
        foreach (IClassificationLoss loss in new IClassificationLoss[] { new LogLoss(), new HingeLoss(), new SmoothedHingeLoss(), new ExpLoss() })
        {
            Assert.AreEqual(Losses(loss, 0), Losses(loss, -1));
            Assert.AreEqual(Losses(loss, 1), Losses(loss, 0.01f));
            Assert.AreEqual(Losses(loss, 0), Losses(loss, float.NaN));
        }
    }

    [TestMethod]
    public void MissingOutputs() =>
        Assert.AreEqual("NaN,NaN 0,0 NaN,-1 NaN,NaN NaN,NaN NaN,NaN NaN,NaN",
            string.Join(' ', new IScalarLoss[] { new LogLoss(), new HingeLoss(), new SmoothedHingeLoss(), new ExpLoss(), new SquaredLoss(), new PoissonLoss(), new TweedieLoss() }
                .Select(loss => FormattableString.Invariant($"{loss.Loss(float.NaN, 1)},{loss.Derivative(float.NaN, 1)}"))));

    [TestMethod]
    public void ParametersAreChecked()
    {
        Assert.AreEqual(
            "ArgumentOutOfRangeException: Must be non-negative. (Parameter 'smoothingConstant')",
            Show.Error(() => new SmoothedHingeLoss(-1)));
        Assert.AreEqual("ArgumentOutOfRangeException: Must be in the range [1, 2] (Parameter 'index')", Show.Error(() => new TweedieLoss(0.9)));
        Assert.AreEqual("ArgumentOutOfRangeException: Must be in the range [1, 2] (Parameter 'index')", Show.Error(() => new TweedieLoss(2.1)));
        Assert.AreEqual(
            "ArgumentOutOfRangeException: LogGamma invalid for x <= 0 (Parameter 'x')",
            Show.Error(() => new TweedieLoss(1).Loss(1, float.NaN)));
    }

    private static string Losses(IScalarLoss loss, float label) =>
        string.Join(' ', _outputs.Select(output => FormattableString.Invariant($"{loss.Loss(output, label)}")));

    private static string Derivatives(IScalarLoss loss, float label) =>
        string.Join(' ', _outputs.Select(output => FormattableString.Invariant($"{loss.Derivative(output, label)}")));
}
