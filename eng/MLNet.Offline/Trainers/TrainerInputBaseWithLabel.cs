using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>Base of the options of trainers that learn from labels.</summary>
public abstract class TrainerInputBaseWithLabel : TrainerInputBase
{
    private protected TrainerInputBaseWithLabel()
    {
    }

    public string LabelColumnName = DefaultColumnNames.Label;
}
