using Microsoft.ML.Runtime;

namespace Microsoft.ML.Calibrators;

/// <summary>Fits the slope and the offset of a sigmoid by Newton's method, stabilised after Levenberg and Marquardt.</summary>
internal sealed class PlattCalibratorTrainer(IHostEnvironment env) : ICalibratorTrainer
{
    private const int MaxIterations = 100;
    private const double MaxStabilizer = 1e6;

    private readonly IHost _host = Contracts.CheckRef(env, nameof(env)).Register("PlattCalibration");
    private CalibrationExamples _examples;

    public bool NeedsTraining => true;

    public void ProcessTrainingExample(float output, bool labelIs1, float weight) => (_examples ??= new()).Add(output, labelIs1, weight);

    public ICalibrator FinishTraining(IChannel ch)
    {
        ch.Check(_examples != null, "Calibrator trained on zero instances.");
        var examples = _examples.Sort();
        _examples = null;
        var (slope, offset) = examples.Length == 0 ? (0, 0) : new Fit(examples).Run();
        return new PlattCalibrator(_host, slope, offset);
    }

    private sealed class Fit
    {
        private readonly CalibrationExamples.Example[] _examples;
        private readonly float[] _probabilities;
        private readonly double _highTarget;
        private readonly double _lowTarget;

        private double _slope;
        private double _offset;
        private double _stabilizer = 0.001;

        public Fit(CalibrationExamples.Example[] examples)
        {
            _examples = examples;
            double negative = 0, positive = 0;
            foreach (var example in examples)
            {
                if (example.Target)
                    positive += example.Weight;
                else
                    negative += example.Weight;
            }

            // Targets a little off 0 and 1 keep the sigmoid from growing steep without end.
            _offset = Math.Log((negative + 1) / (positive + 1));
            _highTarget = (positive + 1) / (positive + 2);
            _lowTarget = 1 / (negative + 2);
            _probabilities = new float[examples.Length];
            Array.Fill(_probabilities, (float)((positive + 1) / (negative + positive + 2)));
        }

        public (double Slope, double Offset) Run()
        {
            double oldError = double.MaxValue / 2;
            int unchanged = 0;
            for (int i = 0; i < MaxIterations && unchanged < 3; i++)
            {
                if (Step(oldError) is not { } error)
                    break;
                double change = error - oldError;
                double scale = 0.5 * (error + oldError + 1);
                unchanged = change > -1e-3 * scale && change < 1e-7 * scale ? unchanged + 1 : 0;
                oldError = error;
            }
            return (_slope, _offset);
        }

        /// <summary>The error after the step; null if the gradient has vanished.</summary>
        private double? Step(double oldError)
        {
            // The Hessian [a c; c b] and the gradient [d e] of the cross-entropy.
            double a = 0, b = 0, c = 0, d = 0, e = 0;
            for (int i = 0; i < _examples.Length; i++)
            {
                var (target, weight, x) = _examples[i];
                float p = _probabilities[i];
                double curvature = p * (1 - p) * weight;
                double residual = (p - Target(target)) * weight;
                a += x * x * curvature;
                b += curvature;
                c += x * curvature;
                d += x * residual;
                e += residual;
            }
            if (d > -1e-9 && d < 1e-9 && e > -1e-9 && e < 1e-9)
                return null;

            var (oldSlope, oldOffset) = (_slope, _offset);
            while (true)
            {
                double determinant = (a + _stabilizer) * (b + _stabilizer) - c * c;
                if (determinant == 0)
                {
                    _stabilizer *= 10;
                    continue;
                }

                _slope = oldSlope + ((b + _stabilizer) * d - c * e) / determinant;
                _offset = oldOffset + ((a + _stabilizer) * e - c * d) / determinant;
                double error = Predict();
                if (error < oldError * (1 + 1e-7))
                {
                    _stabilizer *= 0.1;
                    return error;
                }
                _stabilizer *= 10;
                if (_stabilizer >= MaxStabilizer)
                    return error;
            }
        }

        /// <summary>The cross-entropy of the current sigmoid.</summary>
        private double Predict()
        {
            double error = 0;
            for (int i = 0; i < _examples.Length; i++)
            {
                var (isPositive, weight, score) = _examples[i];
                float p = PlattCalibrator.PredictProbability(score, _slope, _offset);
                double target = Target(isPositive);
                double log = p > 0 ? Math.Log(p) : -200;
                double logRest = p < 1 ? Math.Log(1 - p) : -200;
                _probabilities[i] = p;
                error -= (target * log + (1 - target) * logRest) * weight;
            }
            return error;
        }

        private double Target(bool isPositive) => isPositive ? _highTarget : _lowTarget;
    }
}
