using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class ColumnConcatenatingTransformer
{
    /// <summary>A new column whose sources were found in a schema.</summary>
    private sealed class BoundColumn
    {
        private readonly ColumnOptions _options;
        private readonly VectorDataViewType _type;

        public BoundColumn(ColumnOptions options, DataViewSchema.Column[] sources, PrimitiveDataViewType itemType)
        {
            _options = options;
            Sources = sources;
            // One source of unknown size makes the size of the result unknown.
            int[] sizes = [.. sources.Select(source => source.Type.GetValueCount())];
            _type = new VectorDataViewType(itemType, sizes.Contains(0) ? 0 : sizes.Sum());
        }

        public DataViewSchema.Column[] Sources { get; }

        /// <summary>A single vector is passed on as it is, with all its annotations.</summary>
        private bool IsIdentity => Sources is [{ Type: VectorDataViewType }];

        public DataViewSchema.DetachedColumn MakeSchemaColumn()
        {
            if (IsIdentity)
                return new DataViewSchema.DetachedColumn(_options.Name, Sources[0].Type, Sources[0].Annotations);

            var annotations = new DataViewSchema.Annotations.Builder();
            if (_type.ItemType is NumberDataViewType && Sources.All(source => source.IsNormalized()))
                annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            if (_type.IsKnownSize)
            {
                if (Sources.Any(source => source.Type is not VectorDataViewType vector || source.HasSlotNames(vector.Size)))
                    annotations.AddSlotNames(_type.Size, GetSlotNames);
                if (GetCategoricalSlotRanges() is { Length: > 0 } ranges)
                {
                    annotations.Add(AnnotationUtils.Kinds.CategoricalSlotRanges, AnnotationUtils.GetCategoricalType(ranges.Length / 2),
                        (ref VBuffer<int> value) => new VBuffer<int>(ranges.Length, ranges).CopyTo(ref value));
                }
            }
            return new DataViewSchema.DetachedColumn(_options.Name, _type, annotations.ToAnnotations());
        }

        public Delegate MakeGetter(DataViewRow input) => IsIdentity
            ? RowCursorUtils.GetGetterAsDelegate(input, Sources[0].Index)
            : Generics.Invoke(MakeGetter<int>, _type.ItemType.RawType, input);

        private int[] GetCategoricalSlotRanges()
        {
            var ranges = new List<int>();
            int start = 0;
            foreach (var source in Sources)
            {
                ranges.AddRange(CategoricalSlots.GetRanges(source).Select(slot => slot + start));
                start += source.Type.GetValueCount();
            }
            return [.. ranges];
        }

        private void GetSlotNames(ref VBuffer<ReadOnlyMemory<char>> names)
        {
            var builder = new BufferBuilder<ReadOnlyMemory<char>>();
            builder.Reset(_type.Size);
            int slot = 0;
            for (int i = 0; i < Sources.Length; i++)
            {
                string alias = _options.Sources[i].Alias;
                string name = alias ?? Sources[i].Name;
                if (Sources[i].Type is not VectorDataViewType vector)
                {
                    builder.AddFeature(slot++, name.AsMemory());
                    continue;
                }

                if (Sources[i].HasSlotNames(vector.Size))
                {
                    // An alias that repeats the name of the column asks for no prefix.
                    string prefix = alias == Sources[i].Name ? "" : name + ".";
                    VBuffer<ReadOnlyMemory<char>> own = default;
                    Sources[i].GetSlotNames(ref own);
                    foreach (var (index, text) in own.Items())
                    {
                        if (!text.IsEmpty)
                            builder.AddFeature(slot + index, (prefix + text.ToString()).AsMemory());
                    }
                }
                slot += vector.Size;
            }
            builder.GetResult(ref names);
        }

        private Delegate MakeGetter<T>(DataViewRow input)
        {
            var parts = Array.ConvertAll(Sources, source => MakePartGetter<T>(input, source));
            var buffers = new VBuffer<T>[parts.Length];
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> result) =>
            {
                int length = 0, count = 0;
                for (int i = 0; i < parts.Length; i++)
                {
                    parts[i](ref buffers[i]);
                    length = checked(length + buffers[i].Length);
                    count = checked(count + buffers[i].GetValues().Length);
                }

                if (count <= length / 2)
                    ConcatenateSparse(buffers, length, count, ref result);
                else
                    ConcatenateDense(buffers, length, ref result);
            });
        }

        private static ValueGetter<VBuffer<T>> MakePartGetter<T>(DataViewRow input, DataViewSchema.Column source)
        {
            if (source.Type is not VectorDataViewType vector)
            {
                var getOne = input.GetGetter<T>(source);
                return (ref VBuffer<T> value) =>
                {
                    var editor = VBufferEditor.Create(ref value, 1);
                    getOne(ref editor.Values[0]);
                    value = editor.Commit();
                };
            }

            var getVector = input.GetGetter<VBuffer<T>>(source);
            return (ref VBuffer<T> value) =>
            {
                getVector(ref value);
                if (vector.IsKnownSize && value.Length != vector.Size)
                {
                    throw Contracts.Except("Column '{0}': expected {1} slots, but got {2}", source.Name, vector.Size, value.Length)
                        .MarkSensitive(MessageSensitivity.Schema);
                }
            };
        }

        private static void ConcatenateSparse<T>(VBuffer<T>[] parts, int length, int count, ref VBuffer<T> result)
        {
            var editor = VBufferEditor.Create(ref result, length, count);
            int offset = 0, next = 0;
            foreach (var part in parts)
            {
                var values = part.GetValues();
                var indices = part.GetIndices();
                values.CopyTo(editor.Values[next..]);
                for (int i = 0; i < values.Length; i++)
                    editor.Indices[next++] = offset + (part.IsDense ? i : indices[i]);
                offset += part.Length;
            }
            result = editor.Commit();
        }

        private static void ConcatenateDense<T>(VBuffer<T>[] parts, int length, ref VBuffer<T> result)
        {
            var editor = VBufferEditor.Create(ref result, length);
            int offset = 0;
            foreach (var part in parts)
            {
                part.CopyTo(editor.Values, offset);
                offset += part.Length;
            }
            result = editor.Commit();
        }
    }
}
