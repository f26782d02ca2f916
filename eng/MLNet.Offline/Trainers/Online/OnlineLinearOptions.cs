namespace Microsoft.ML.Trainers;

/// <summary>Options of the trainers that learn a linear model row by row.</summary>
public abstract class OnlineLinearOptions : TrainerInputBaseWithLabel
{
    /// <summary>How often the data is gone through.</summary>
    public int NumberOfIterations = OnlineDefault.NumberOfIterations;

    /// <summary>If positive, weights and bias start at random between plus and minus half of it.</summary>
    public float InitialWeightsDiameter = 0;

    /// <summary>Whether each iteration has an order of its own.</summary>
    public bool Shuffle = true;

    private protected OnlineLinearOptions()
    {
    }

    internal class OnlineDefault
    {
        public const int NumberOfIterations = 1;
    }
}
