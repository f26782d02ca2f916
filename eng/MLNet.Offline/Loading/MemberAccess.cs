using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Reads or writes one member of an object; compiled once, so that no reflection happens per row.</summary>
internal static class MemberAccess
{
    public static Func<TRow, TValue> Reader<TRow, TValue>(MemberInfo member)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        return Expression.Lambda<Func<TRow, TValue>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    public static Action<TRow, TValue> Writer<TRow, TValue>(MemberInfo member)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var value = Expression.Parameter(typeof(TValue), "value");
        var assign = Expression.Assign(Expression.MakeMemberAccess(row, member), value);
        return Expression.Lambda<Action<TRow, TValue>>(assign, row, value).Compile();
    }
}
