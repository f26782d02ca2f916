using System.Globalization;

namespace Microsoft.ML.Runtime;

/// <summary>Checks and exceptions. Every exception is marked as one the library raised on purpose.</summary>
internal static partial class Contracts
{
    public const string IsMarkedKey = "ML_IsMarked";
    public const string SensitivityKey = "ML_Sensitivity";

    public static TException Process<TException>(this TException ex, IExceptionContext ctx = null)
        where TException : Exception =>
        ctx != null ? ctx.Process(ex) : Mark(ex);

    public static TException Mark<TException>(TException ex)
        where TException : Exception
    {
        ex.Data[IsMarkedKey] = 1;
        return ex;
    }

    public static bool IsMarked(this Exception ex) => ex.Data.Contains(IsMarkedKey);

    public static TException MarkSensitive<TException>(this TException ex, MessageSensitivity sensitivity)
        where TException : Exception
    {
        var before = ex.Data[SensitivityKey] as MessageSensitivity? ?? MessageSensitivity.None;
        ex.Data[SensitivityKey] = before | sensitivity;
        return ex;
    }

    public static MessageSensitivity Sensitivity(this Exception ex) =>
        ex.Data[SensitivityKey] as MessageSensitivity? ?? MessageSensitivity.Unknown;

    private static string Format(string message, object[] args) =>
        args.Length == 0 ? message : string.Format(CultureInfo.InvariantCulture, message, args);
}
