using Autograd.MLNet.Data;

namespace Autograd.MLNet.Training.Steps;

/// <summary>Gradients of the rows of this rank alone, where ranks average their weights and not their gradients.</summary>
internal sealed class LocalGradient(TrainingData data, BatchGradient gradient) : IGradient
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
        double own = _sum;
        _sum = 0;
        return data.Ranks!.Sum(own);
    }
}
