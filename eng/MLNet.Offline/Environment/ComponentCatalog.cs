namespace Microsoft.ML.Runtime;

/// <summary>In ML.NET the list of components found by reflection; the components here are known in advance.</summary>
public sealed class ComponentCatalog
{
    internal ComponentCatalog()
    {
    }
}
