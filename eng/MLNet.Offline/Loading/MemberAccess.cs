using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Reads or writes one member of an object; compiled once, so that no reflection happens per row.</summary>
internal static class MemberAccess
{
    public static Func<TRow, TValue> Reader<TRow, TValue>(MemberInfo member) =>
        Compiled<Func<TRow, TValue>>.Get(member, static member =>
        {
            var row = Expression.Parameter(typeof(TRow), "row");
            return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, member), row);
        });

    public static Action<TRow, TValue> Writer<TRow, TValue>(MemberInfo member) =>
        Compiled<Action<TRow, TValue>>.Get(member, static member =>
        {
            var row = Expression.Parameter(typeof(TRow), "row");
            var value = Expression.Parameter(typeof(TValue), "value");
            var assign = Expression.Assign(Expression.MakeMemberAccess(row, member), value);
            return Expression.Lambda<Action<TRow, TValue>>(assign, row, value);
        });

    // A cursor must cost no compilation.
    private static class Compiled<TDelegate>
        where TDelegate : Delegate
    {
        private static readonly ConcurrentDictionary<MemberInfo, TDelegate> _delegates = [];

        public static TDelegate Get(MemberInfo member, Func<MemberInfo, Expression<TDelegate>> create) =>
            _delegates.GetOrAdd(member, static (m, c) => c(m).Compile(), create);
    }
}
