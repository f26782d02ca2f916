namespace Microsoft.ML.Runtime;

internal static partial class Contracts
{
    public static void Check(bool f) => Check(null, f);

    public static void Check(this IExceptionContext ctx, bool f)
    {
        if (!f)
            throw ctx.Except();
    }

    public static void Check(bool f, string msg) => Check(null, f, msg);

    public static void Check(this IExceptionContext ctx, bool f, string msg)
    {
        if (!f)
            throw ctx.Except(msg);
    }

    public static void CheckUserArg(bool f, string name) => CheckUserArg(null, f, name);

    public static void CheckUserArg(this IExceptionContext ctx, bool f, string name)
    {
        if (!f)
            throw ctx.ExceptUserArg(name);
    }

    public static void CheckUserArg(bool f, string name, string msg) => CheckUserArg(null, f, name, msg);

    public static void CheckUserArg(this IExceptionContext ctx, bool f, string name, string msg)
    {
        if (!f)
            throw ctx.ExceptUserArg(name, msg);
    }

    public static void CheckParam(bool f, string paramName) => CheckUserArg(null, f, paramName);

    public static void CheckParam(this IExceptionContext ctx, bool f, string paramName) => ctx.CheckUserArg(f, paramName);

    public static void CheckParam(bool f, string paramName, string msg) => CheckUserArg(null, f, paramName, msg);

    public static void CheckParam(this IExceptionContext ctx, bool f, string paramName, string msg) =>
        ctx.CheckUserArg(f, paramName, msg);

    public static T CheckRef<T>(T val, string paramName)
        where T : class =>
        val ?? throw ExceptValue(paramName);

    public static T CheckRef<T>(this IExceptionContext ctx, T val, string paramName)
        where T : class =>
        val ?? throw ctx.ExceptValue(paramName);

    public static void CheckValue<T>(T val, string paramName)
        where T : class => CheckRef(val, paramName);

    public static void CheckValue<T>(this IExceptionContext ctx, T val, string paramName)
        where T : class => ctx.CheckRef(val, paramName);

    public static T CheckValue<T>(this IExceptionContext ctx, T val, string paramName, string msg)
        where T : class =>
        val ?? throw ctx.ExceptValue(paramName, msg);

    public static string CheckNonEmpty(string s, string paramName) => CheckNonEmpty(null, s, paramName);

    public static string CheckNonEmpty(this IExceptionContext ctx, string s, string paramName) =>
        string.IsNullOrEmpty(s) ? throw ctx.ExceptEmpty(paramName) : s;

    public static string CheckNonWhiteSpace(string s, string paramName) => CheckNonWhiteSpace(null, s, paramName);

    public static string CheckNonWhiteSpace(this IExceptionContext ctx, string s, string paramName) =>
        string.IsNullOrWhiteSpace(s) ? throw ctx.ExceptWhiteSpace(paramName) : s;

    public static T[] CheckNonEmpty<T>(T[] args, string paramName) => CheckNonEmpty(null, args, paramName);

    public static T[] CheckNonEmpty<T>(this IExceptionContext ctx, T[] args, string paramName) =>
        args is null or [] ? throw ctx.ExceptEmpty(paramName) : args;

    public static void CheckDecode(bool f) => CheckDecode(null, f);

    public static void CheckDecode(this IExceptionContext ctx, bool f)
    {
        if (!f)
            throw ctx.ExceptDecode();
    }

    public static void CheckDecode(bool f, string msg) => CheckDecode(null, f, msg);

    public static void CheckDecode(this IExceptionContext ctx, bool f, string msg)
    {
        if (!f)
            throw ctx.ExceptDecode(msg);
    }
}
