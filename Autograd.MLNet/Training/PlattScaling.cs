namespace Autograd.MLNet.Training;

/// <summary>Finds the slope a and offset b with which <c>1 / (1 + e^(a·score + b))</c> fits the labels best.</summary>
/// <remarks>
/// Newton's method with halved steps on the smoothed targets of Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines" (Machine Learning 68, 2007).
/// </remarks>
internal static class PlattScaling
{
    private const int MostIterations = 100;
    private const double Ridge = 1e-12;

    public static (double Slope, double Offset) Fit(ScoredRows rows)
    {
        double positives = 0, negatives = 0;
        for (int i = 0; i < rows.Scores.Length; i++)
        {
            double weight = Weight(rows, i);
            if (rows.Labels[i] > 0)
                positives += weight;
            else
                negatives += weight;
        }

        double high = (positives + 1) / (positives + 2), low = 1 / (negatives + 2);
        double slope = 0, offset = Math.Log((negatives + 1) / (positives + 1)), loss = Loss(rows, slope, offset, high, low);
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double gradientA = 0, gradientB = 0, aa = Ridge, ab = 0, bb = Ridge;
            for (int i = 0; i < rows.Scores.Length; i++)
            {
                double weight = Weight(rows, i), score = rows.Scores[i], p = 1 / (1 + Math.Exp((slope * score) + offset));
                double error = weight * (Target(rows, i, high, low) - p), curvature = weight * p * (1 - p);
                gradientA += error * score;
                gradientB += error;
                aa += curvature * score * score;
                ab += curvature * score;
                bb += curvature;
            }

            double determinant = (aa * bb) - (ab * ab);
            double stepA = ((bb * gradientA) - (ab * gradientB)) / determinant, stepB = ((aa * gradientB) - (ab * gradientA)) / determinant;
            double decrease = (gradientA * stepA) + (gradientB * stepB), share = 1, next;
            while ((next = Loss(rows, slope - (share * stepA), offset - (share * stepB), high, low)) > loss - (1e-4 * share * decrease) && share > 1e-10)
                share /= 2;
            if (!(next < loss))
                break;
            slope -= share * stepA;
            offset -= share * stepB;
            if (loss - next < 1e-12 * Math.Abs(loss))
                break;
            loss = next;
        }

        return (slope, offset);
    }

    private static double Loss(ScoredRows rows, double slope, double offset, double high, double low)
    {
        double sum = 0;
        for (int i = 0; i < rows.Scores.Length; i++)
        {
            double z = (slope * rows.Scores[i]) + offset, t = Target(rows, i, high, low);
            sum += Weight(rows, i) * (z >= 0 ? (t * z) + Log1pExp(-z) : ((t - 1) * z) + Log1pExp(z));
        }

        return sum;
    }

    private static double Log1pExp(double z) => Math.Log(1 + Math.Exp(z));

    private static double Target(ScoredRows rows, int i, double high, double low) => rows.Labels[i] > 0 ? high : low;

    private static double Weight(ScoredRows rows, int i) => rows.Weights.Length == 0 ? 1 : rows.Weights[i];
}
