using Autograd.MLNet.Communication;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Gradients of the rows that are here, which are all, or those that this rank steps on by itself.</summary>
/// <param name="gradient">Computes them.</param>
/// <param name="ranks">Those that step on other rows; null where there are none.</param>
internal sealed class OwnGradient(BatchGradient gradient, Ranks? ranks = null) : IGradient
{
    private double _sum;

    public double ReportedLoss => gradient.ReportedLoss;

    public double TrainedLoss => gradient.TrainedLoss;

    public bool TryCompute(in RowBatch batch)
    {
        gradient.Compute(batch);
        return true;
    }

    public void KeepLoss() => _sum += ReportedLoss;

    public double TakeLoss()
    {
        double sum = _sum;
        _sum = 0;
        return ranks?.Sum(sum) ?? sum;
    }
}
