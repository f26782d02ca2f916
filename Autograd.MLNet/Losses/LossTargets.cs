namespace Autograd.MLNet.Losses;

/// <summary>What a loss can be trained on.</summary>
[Flags]
internal enum LossTargets
{
    Regression = 1,
    LogLink = 2,
    Binary = 4,
    Multiclass = 8,
    Any = Regression | LogLink | Binary | Multiclass,
}
