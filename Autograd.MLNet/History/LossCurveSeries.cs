using Microsoft.ML.Trainers;

namespace Autograd.MLNet.History;

/// <summary>One curve: what it shows, and how. Not by colour alone, for those who see colours otherwise.</summary>
internal sealed record LossCurveSeries(string Name, Func<EpochReport, double?> Value, LossCurveAxis Axis, string Color, double Thickness, string Dashes);
