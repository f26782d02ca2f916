using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace Autograd.MLNet.Interop;

/// <summary>Makes ML.NET's description of a trainer, whose constructor is internal.</summary>
internal static class TrainerInfos
{
    /// <summary>A description with ML.NET's flags.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    public static extern TrainerInfo Create(bool normalization, bool calibration, bool caching, bool supportValid, bool supportIncrementalTrain, bool supportTest);
}
