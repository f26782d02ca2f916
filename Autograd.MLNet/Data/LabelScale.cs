namespace Autograd.MLNet.Data;

/// <summary>A label is <c>m + s·y′</c>.</summary>
/// <param name="Mean">m.</param>
/// <param name="Deviation">s, positive.</param>
internal readonly record struct LabelScale(double Mean, double Deviation);
