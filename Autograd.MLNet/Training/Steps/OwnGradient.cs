namespace Autograd.MLNet.Training.Steps;

/// <summary>Gradients of rows that are all here.</summary>
internal sealed class OwnGradient(BatchGradient gradient) : IGradient
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
        return sum;
    }
}
