namespace Autograd.MLNet.Training.Steps;

/// <summary>Loss and gradient of batches.</summary>
internal interface IGradient
{
    /// <summary>The sum of the last batch's losses, in the label's units; of the rows that are here, or NaN where it is not finite elsewhere.</summary>
    double ReportedLoss { get; }

    /// <summary>The last batch's mean loss, as it is trained on.</summary>
    double TrainedLoss { get; }

    /// <summary>Computes them; false where training was cancelled on another rank, or here where there are others.</summary>
    bool TryCompute(in RowBatch batch);

    /// <summary>Counts the last batch's loss into the epoch's.</summary>
    void KeepLoss();

    /// <summary>The sum of the losses kept, of all ranks; the next epoch begins.</summary>
    double TakeLoss();
}
