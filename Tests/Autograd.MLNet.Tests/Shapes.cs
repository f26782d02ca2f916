using System.Runtime.CompilerServices;
using Microsoft.ML;

namespace Autograd.MLNet.Tests;

/// <summary>The shape of a schema, which ML.NET makes internally only.</summary>
internal static class Shapes
{
    public static SchemaShape Of(DataViewSchema schema) => Create(null, schema);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern SchemaShape Create(SchemaShape? type, DataViewSchema schema);
}
