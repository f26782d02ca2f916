namespace Autograd.Core.Tests.Tape;

/// <summary>What is computed inside tape steps has the bits of what is computed outside.</summary>
[TestClass]
public sealed class StepResultTests
{
    [TestMethod]
    [DataRow(0.0)]
    [DataRow(0.9)]
    public void Training(double momentum)
        => SameWithAndWithoutTape(new(momentum: momentum), new(momentum: momentum), (model, _) => model.Descend(model.Loss()));

    [TestMethod]
    public void PartialLastBatches()
        => SameWithAndWithoutTape(new(rows: 20), new(rows: 20), (model, step) => model.Descend(model.Loss(16 * (step % 2), step % 2 == 0 ? 16 : 4)));

    [TestMethod]
    public void BatchesThatGrow()
        => SameWithAndWithoutTape(new(rows: 60), new(rows: 60), (model, step) => model.Descend(model.Loss(0, step + 1)));

    [TestMethod]
    public void ControlFlowThatDiffersFromStepToStep() => SameWithAndWithoutTape(new(), new(), (model, step) =>
    {
        Variable<float> loss = model.Loss();
        if (step % 2 == 0)
            loss = (loss * 0.5f) + model.Weight.Square().Sum();
        for (int i = 0; i < step % 3; i++)
            loss = loss.Square() / 2;
        if (step % 5 == 0)
            loss = model.Loss() + loss;
        model.Descend(loss);
    });

    [TestMethod]
    public void SeveralPassesInOneStep() => SameWithAndWithoutTape(new(), new(), (model, _) =>
    {
        model.Descend(model.Loss());
        Variable<float> loss = model.Loss();
        loss.Backward(retainGraph: true);
        model.Descend(loss * model.Loss());
    });

    /// <summary>The gradient pass runs over recorded nodes only, though values made under NoGrad lie between them.</summary>
    [TestMethod]
    public void NoGradInsideAStep() => SameWithAndWithoutTape(new(), new(), (model, _) =>
    {
        Variable<float> scale;
        using (GradMode.NoGrad())
            scale = 1 / (model.Loss() + 1);
        Assert.IsFalse(scale.RequiresGrad);
        model.Descend(model.Loss() * scale);
    });

    private static void SameWithAndWithoutTape(Regression<float> expected, Regression<float> onTape, Action<Regression<float>, int> train)
    {
        var tape = new Tape<float>();
        for (int step = 0; step < 30; step++)
        {
            train(expected, step);
            using (tape.Step())
                train(onTape, step);
            Support.Close.SameBits<float>(expected.Parameters(), onTape.Parameters(), $"parameters after step {step}");
        }
    }
}
