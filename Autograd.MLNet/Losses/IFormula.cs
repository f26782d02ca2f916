namespace Autograd.MLNet.Losses;

/// <summary>A loss of single numbers, and its slope along the prediction.</summary>
internal interface IFormula
{
    double Value(double prediction, double label);

    double Slope(double prediction, double label);
}
