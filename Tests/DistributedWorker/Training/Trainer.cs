namespace DistributedWorker.Training;

/// <summary>The trainers.</summary>
public enum Trainer
{
    Regression,
    LogLink,
    Binary,
    Multiclass,
    MultiOutput,
}
