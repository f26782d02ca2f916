namespace Microsoft.ML.Runtime;

internal static partial class Contracts
{
    public static Exception ExceptSchemaMismatch(string paramName, string columnRole, string columnName) =>
        ExceptSchemaMismatch(null, paramName, columnRole, columnName);

    public static Exception ExceptSchemaMismatch(
        this IExceptionContext ctx, string paramName, string columnRole, string columnName) =>
        ctx.ExceptUserArg(paramName, $"Could not find {columnRole} column '{columnName}'");

    public static Exception ExceptSchemaMismatch(
        string paramName, string columnRole, string columnName, string expectedType, string actualType) =>
        ExceptSchemaMismatch(null, paramName, columnRole, columnName, expectedType, actualType);

    public static Exception ExceptSchemaMismatch(
        this IExceptionContext ctx,
        string paramName,
        string columnRole,
        string columnName,
        string expectedType,
        string actualType) =>
        ctx.ExceptUserArg(
            paramName,
            $"Schema mismatch for {columnRole} column '{columnName}': expected {expectedType}, got {actualType}");
}
