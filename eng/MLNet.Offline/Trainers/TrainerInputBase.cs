using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the options of trainers.</summary>
public abstract class TrainerInputBase
{
    private protected TrainerInputBase()
    {
    }

    public string FeatureColumnName = DefaultColumnNames.Features;
}
