namespace Microsoft.ML.Internal.Utilities;

/// <summary>Calls a generic method with a type argument that is known at run time only.</summary>
/// <remarks>The method is given as a delegate of any one of its instances, of which only the definition counts.</remarks>
internal static class Generics
{
    public static TResult Invoke<TResult>(Func<TResult> method, Type type) => Call<TResult>(method, [type], []);

    public static TResult Invoke<T1, TResult>(Func<T1, TResult> method, Type type, T1 arg) =>
        Call<TResult>(method, [type], [arg]);

    public static TResult Invoke<T1, T2, TResult>(Func<T1, T2, TResult> method, Type type, T1 arg1, T2 arg2) =>
        Call<TResult>(method, [type], [arg1, arg2]);

    public static TResult Invoke<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> method, Type type, T1 arg1, T2 arg2, T3 arg3) =>
        Call<TResult>(method, [type], [arg1, arg2, arg3]);

    public static TResult Call<TResult>(Delegate method, Type[] types, object[] args) =>
        (TResult)method.Method.GetGenericMethodDefinition().MakeGenericMethod(types).Invoke(
            method.Target, System.Reflection.BindingFlags.DoNotWrapExceptions, null, args, null);
}
