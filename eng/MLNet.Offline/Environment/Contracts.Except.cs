namespace Microsoft.ML.Runtime;

internal static partial class Contracts
{
    public static Exception Except() => Except((IExceptionContext)null);

    public static Exception Except(this IExceptionContext ctx) => Process(new InvalidOperationException(), ctx);

    public static Exception Except(string msg, params object[] args) => Except((IExceptionContext)null, msg, args);

    public static Exception Except(this IExceptionContext ctx, string msg, params object[] args) =>
        Process(new InvalidOperationException(Format(msg, args)), ctx);

    public static Exception Except(Exception inner, string msg, params object[] args) => Except(null, inner, msg, args);

    public static Exception Except(this IExceptionContext ctx, Exception inner, string msg, params object[] args) =>
        Process(new InvalidOperationException(Format(msg, args), inner), ctx);

    public static Exception ExceptUserArg(string name) => ExceptUserArg((IExceptionContext)null, name);

    public static Exception ExceptUserArg(this IExceptionContext ctx, string name) =>
        Process(new ArgumentOutOfRangeException(name), ctx);

    public static Exception ExceptUserArg(string name, string msg, params object[] args) =>
        ExceptUserArg(null, name, msg, args);

    public static Exception ExceptUserArg(this IExceptionContext ctx, string name, string msg, params object[] args) =>
        Process(new ArgumentOutOfRangeException(name, Format(msg, args)), ctx);

    public static Exception ExceptParam(string paramName) => ExceptUserArg(paramName);

    public static Exception ExceptParam(this IExceptionContext ctx, string paramName) => ctx.ExceptUserArg(paramName);

    public static Exception ExceptParam(string paramName, string msg, params object[] args) =>
        ExceptUserArg(null, paramName, msg, args);

    public static Exception ExceptParam(this IExceptionContext ctx, string paramName, string msg, params object[] args) =>
        ctx.ExceptUserArg(paramName, msg, args);

    public static Exception ExceptValue(string paramName) => ExceptValue((IExceptionContext)null, paramName);

    public static Exception ExceptValue(this IExceptionContext ctx, string paramName) =>
        Process(new ArgumentNullException(paramName), ctx);

    public static Exception ExceptValue(this IExceptionContext ctx, string paramName, string msg) =>
        Process(new ArgumentNullException(paramName, msg), ctx);

    public static Exception ExceptEmpty(this IExceptionContext ctx, string paramName) =>
        ctx.ExceptUserArg(paramName, $"{paramName} cannot be null or empty");

    public static Exception ExceptWhiteSpace(this IExceptionContext ctx, string paramName) =>
        ctx.ExceptUserArg(paramName, $"{paramName} cannot be null or white space");

    public static Exception ExceptDecode() => ExceptDecode((IExceptionContext)null);

    public static Exception ExceptDecode(this IExceptionContext ctx) => Process(new FormatException(), ctx);

    public static Exception ExceptDecode(string msg, params object[] args) => ExceptDecode((IExceptionContext)null, msg, args);

    public static Exception ExceptDecode(this IExceptionContext ctx, string msg, params object[] args) =>
        Process(new FormatException(Format(msg, args)), ctx);

    public static Exception ExceptDecode(Exception inner, string msg, params object[] args) =>
        ExceptDecode(null, inner, msg, args);

    public static Exception ExceptDecode(this IExceptionContext ctx, Exception inner, string msg, params object[] args) =>
        Process(new FormatException(Format(msg, args), inner), ctx);

    public static Exception ExceptIO(this IExceptionContext ctx, string msg, params object[] args) =>
        Process(new IOException(Format(msg, args)), ctx);

    public static Exception ExceptIO(this IExceptionContext ctx, Exception inner, string msg, params object[] args) =>
        Process(new IOException(Format(msg, args), inner), ctx);

    public static Exception ExceptNotSupp(string msg, params object[] args) => ExceptNotSupp(null, msg, args);

    public static Exception ExceptNotSupp(this IExceptionContext ctx, string msg, params object[] args) =>
        Process(new NotSupportedException(Format(msg, args)), ctx);
}
