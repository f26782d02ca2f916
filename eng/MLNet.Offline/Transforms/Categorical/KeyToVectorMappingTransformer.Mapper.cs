using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class KeyToVectorMappingTransformer
{
    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly KeyToVectorMappingTransformer _parent;
        private readonly VectorDataViewType[] _types;

        public Mapper(KeyToVectorMappingTransformer parent, DataViewSchema schema)
            : base(parent.Host.Register(nameof(Mapper)), parent, schema)
        {
            _parent = parent;
            try
            {
                _types = [.. Sources.Select((source, i) => MakeType(parent.Columns[i], schema[source].Type))];
            }
            catch (OverflowException ex)
            {
                throw Host.Except(ex.Message + " Related column: " + string.Concat(parent.Columns.Select(column => column.Name + " ")));
            }
        }

        private VectorDataViewType MakeType(KeyToVectorMappingEstimator.ColumnOptions options, DataViewType source)
        {
            int keyCount = KeySlots.GetCount(Host, source);
            int valueCount = source.GetValueCount();
            return options.OutputCountVector || valueCount == 1
                ? new VectorDataViewType(NumberDataViewType.Single, keyCount)
                : new VectorDataViewType(NumberDataViewType.Single, valueCount, keyCount);
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
            => [.. Sources.Select((source, i) => MakeColumn(_parent.Columns[i], InputSchema[source], _types[i]))];

        private DataViewSchema.DetachedColumn MakeColumn(
            KeyToVectorMappingEstimator.ColumnOptions options, DataViewSchema.Column source, VectorDataViewType type)
        {
            bool counts = options.OutputCountVector;
            bool isScalar = source.Type is PrimitiveDataViewType;
            int valueCount = source.Type.GetValueCount();
            int keyCount = KeySlots.GetCount(Host, source.Type);
            var annotations = new DataViewSchema.Annotations.Builder();
            if (source.HasKeyValues() && (counts || isScalar))
                annotations.AddSlotNames(type.Size, source.Annotations.GetGetter<VBuffer<ReadOnlyMemory<char>>>(source.Annotations.Schema[AnnotationUtils.Kinds.KeyValues]));
            else if (source.HasKeyValues() && type.IsKnownSize)
                KeySlots.AddSlotNames(annotations, source, type, () => GetKeyValues(source));

            if (!counts && valueCount > 0)
            {
                int[] ranges = [.. Enumerable.Range(0, valueCount).SelectMany(i => new[] { i * keyCount, (i + 1) * keyCount - 1 })];
                annotations.Add(AnnotationUtils.Kinds.CategoricalSlotRanges, AnnotationUtils.GetCategoricalType(valueCount),
                    (ref VBuffer<int> value) => VBuffer<int>.Copy(ranges, 0, ref value, ranges.Length));
            }
            if (!counts || isScalar)
                annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
            return new DataViewSchema.DetachedColumn(options.Name, type, annotations.ToAnnotations());
        }

        private static ReadOnlyMemory<char>[] GetKeyValues(DataViewSchema.Column source)
        {
            VBuffer<ReadOnlyMemory<char>> values = default;
            source.GetKeyValues(ref values);
            return [.. values.DenseValues()];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var source = input.Schema[Sources[iinfo]];
            var getter = ConvertingGetter.Create(input, source, NumberDataViewType.UInt32);
            int keyCount = KeySlots.GetCount(Host, source.Type);
            if (source.Type is not VectorDataViewType vector)
                return MakeOneGetter((ValueGetter<uint>)getter, keyCount);
            return _parent.Columns[iinfo].OutputCountVector
                ? MakeCountGetter((ValueGetter<VBuffer<uint>>)getter, vector.Size, keyCount)
                : MakeVectorGetter((ValueGetter<VBuffer<uint>>)getter, vector.Size, keyCount);
        }

        private static ValueGetter<VBuffer<float>> MakeOneGetter(ValueGetter<uint> getter, int keyCount)
        {
            uint key = 0;
            return (ref VBuffer<float> value) =>
            {
                getter(ref key);
                bool isMissing = key == 0 || key > keyCount;
                var editor = VBufferEditor.Create(ref value, keyCount, isMissing ? 0 : 1, requireIndicesOnDense: true);
                if (!isMissing)
                {
                    editor.Values[0] = 1;
                    editor.Indices[0] = (int)key - 1;
                }
                value = editor.Commit();
            };
        }

        private ValueGetter<VBuffer<float>> MakeCountGetter(ValueGetter<VBuffer<uint>> getter, int size, int keyCount)
        {
            var builder = new BufferBuilder<float>((x, y) => x + y);
            VBuffer<uint> keys = default;
            return (ref VBuffer<float> value) =>
            {
                getter(ref keys);
                Host.Check(size == 0 || keys.Length == size);
                builder.Reset(keyCount);
                foreach (uint key in keys.GetValues())
                {
                    if (0 < key && key <= keyCount)
                        builder.AddFeature((int)key - 1, 1);
                }
                builder.GetResult(ref value);
            };
        }

        private ValueGetter<VBuffer<float>> MakeVectorGetter(ValueGetter<VBuffer<uint>> getter, int size, int keyCount)
        {
            VBuffer<uint> keys = default;
            return (ref VBuffer<float> value) =>
            {
                getter(ref keys);
                Host.Check(size == 0 || keys.Length == size);
                var items = keys.GetValues();
                var indices = keys.GetIndices();
                var editor = VBufferEditor.Create(ref value, checked(keyCount * keys.Length), items.Length, requireIndicesOnDense: true);
                int count = 0;
                for (int i = 0; i < items.Length; i++)
                {
                    if (items[i] == 0 || items[i] > keyCount)
                        continue;
                    editor.Values[count] = 1;
                    editor.Indices[count++] = (keys.IsDense ? i : indices[i]) * keyCount + (int)items[i] - 1;
                }
                value = editor.CommitTruncated(count);
            };
        }
    }
}
