using Microsoft.ML.Data;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    public sealed partial class Annotations
    {
        public sealed class Builder
        {
            private readonly List<(DetachedColumn Column, Delegate Getter)> _items = [];

            public void Add(Annotations annotations, Func<string, bool> selector)
            {
                if (annotations == null)
                    return;
                ArgumentNullException.ThrowIfNull(selector);

                foreach (var column in annotations.Schema)
                {
                    if (selector(column.Name))
                        _items.Add((new DetachedColumn(column), annotations.GetGetterInternal(column.Index)));
                }
            }

            public void Add<TValue>(string name, DataViewType type, ValueGetter<TValue> getter, Annotations annotations = null)
            {
                ThrowIfNullOrEmpty(name, nameof(name));
                CheckType<TValue>(type);
                ArgumentNullException.ThrowIfNull(getter);

                _items.Add((new DetachedColumn(name, type, annotations), getter));
            }

            public void Add(string name, DataViewType type, Delegate getter, Annotations annotations = null)
            {
                ThrowIfNullOrEmpty(name, nameof(name));
                ArgumentNullException.ThrowIfNull(type);
                ArgumentNullException.ThrowIfNull(getter);
                var expected = typeof(ValueGetter<>).MakeGenericType(type.RawType);
                if (getter.GetType() != expected)
                    throw new ArgumentException($"{nameof(getter)} must be of type '{expected.FullName}'", nameof(getter));

                _items.Add((new DetachedColumn(name, type, annotations), getter));
            }

            public void AddPrimitiveValue<TValue>(string name, PrimitiveDataViewType type, TValue value, Annotations annotations = null)
            {
                ThrowIfNullOrEmpty(name, nameof(name));
                CheckType<TValue>(type);

                Add(name, type, (ref TValue destination) => destination = value, annotations);
            }

            public Annotations ToAnnotations()
            {
                var builder = new DataViewSchema.Builder();
                builder.AddColumns(_items.Select(item => item.Column));
                return new Annotations(builder.ToSchema(), [.. _items.Select(item => item.Getter)]);
            }

            private static void CheckType<TValue>(DataViewType type)
            {
                ArgumentNullException.ThrowIfNull(type);
                if (type.RawType != typeof(TValue))
                {
                    throw new ArgumentException(
                        $"{nameof(type)}.{nameof(type.RawType)} must be of type '{typeof(TValue).FullName}'.", nameof(type));
                }
            }
        }
    }
}
