using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Named values attached to a column: slot names, key values, the kind of a score.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        internal Annotations(DataViewSchema schema, Delegate[] getters)
        {
            for (var i = 0; i < schema.Count; i++)
                CheckGetter(schema[i].Type, getters[i]);

            Schema = schema;
            _getters = getters;
        }

        public static Annotations Empty { get; } = new Annotations(new DataViewSchema([]), []);

        public DataViewSchema Schema { get; }

        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
                throw new ArgumentException(nameof(column));
            return _getters[column.Index] as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetGetter)}'");
        }

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind)
                ?? throw new InvalidOperationException($"Invalid call to '{nameof(GetValue)}'");
            GetGetter<TValue>(column)(ref value);
        }

        public override string ToString() => string.Join(", ", Schema.Select(x => x.Name));

        internal Delegate GetGetterInternal(int index) => _getters[index];

        private static void CheckGetter(DataViewType type, Delegate getter)
        {
            if (getter.GetType() != typeof(ValueGetter<>).MakeGenericType(type.RawType))
            {
                throw new ArgumentNullException(
                    nameof(getter), $"Getter of type '{type.RawType}' expected, but {getter.GetType()} found");
            }
        }
    }
}
