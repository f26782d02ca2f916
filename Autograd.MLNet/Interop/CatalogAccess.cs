using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace Autograd.MLNet.Interop;

/// <summary>The environment behind a trainer catalog, which ML.NET keeps to itself.</summary>
internal static class CatalogAccess
{
    /// <summary>The environment of the <see cref="MLContext"/> the catalog belongs to.</summary>
    public static IHostEnvironment GetEnvironment(TrainCatalogBase.CatalogInstantiatorBase catalog) => GetEnvironment(GetOwner(catalog));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Owner")]
    private static extern TrainCatalogBase GetOwner(TrainCatalogBase.CatalogInstantiatorBase catalog);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Environment")]
    private static extern IHostEnvironment GetEnvironment(TrainCatalogBase catalog);
}
