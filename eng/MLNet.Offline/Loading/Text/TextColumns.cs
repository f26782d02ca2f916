using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The columns of a text file, bound to its fields.</summary>
internal sealed class TextColumns
{
    private readonly string _header;

    private TextColumns(TextColumn[] items, string header, VBuffer<ReadOnlyMemory<char>>[] slotNames)
    {
        _header = header;
        Items = items;

        var builder = new DataViewSchema.Builder();
        for (var i = 0; i < items.Length; i++)
            builder.AddColumn(items[i].Name, items[i].Type, GetAnnotations(slotNames?[i] ?? default));
        Schema = builder.ToSchema();
    }

    public TextColumn[] Items { get; }

    public DataViewSchema Schema { get; }

    public static TextColumns Create(IHost host, TextLoader.Column[] columns, TextFormat format, IMultiStreamSource sample)
    {
        using var ch = host.Start("Binding");
        foreach (var column in columns)
            ch.CheckUserArg(column.Source is { Length: > 0 }, nameof(column.Source), "Must specify some source column indices");

        var needsSize = format.InputSize == 0 && columns.Any(c => c.Source.Any(r => r.AutoEnd && r.Max == null));
        string[] lines = needsSize || format.HasHeader ? LineReader.Sample(sample, needsSize ? 100 : 2) : [];
        var inputSize = needsSize ? FindInputSize(host, format, lines) : format.InputSize;

        TextColumn[] items = [.. columns.Select(column => Bind(ch, column, inputSize))];
        if (items.DistinctBy(item => item.Name).Count() < items.Length)
            ch.Info("Duplicate name(s) specified - later columns will hide earlier ones");
        var header = format.HasHeader && lines.Length > 0 ? lines[0] : null;
        return new TextColumns(items, header, header == null ? null : ReadSlotNames(host, format, items, header));
    }

    public void Save(ModelSaveContext ctx)
    {
        ctx.Writer.Write(Items.Length);
        foreach (var item in Items)
        {
            var type = item.Type.GetItemType();
            ctx.SaveNonEmptyString(item.Name);
            ctx.Writer.Write((byte)type.GetRawKind());
            ctx.Writer.Write(type is KeyDataViewType);
            if (type is KeyDataViewType key)
                ctx.Writer.Write(key.Count);

            ctx.Writer.Write(item.Segments.Length);
            foreach (var segment in item.Segments)
            {
                ctx.Writer.Write(segment.Min);
                ctx.Writer.Write(segment.Lim);
                ctx.Writer.Write(segment.ForceVector);
            }
        }

        if (_header != null)
            ctx.SaveTextStream("Header.txt", writer => writer.WriteLine(_header));
    }

    private static TextColumn Bind(IChannel ch, TextLoader.Column column, int inputSize)
    {
        ch.CheckNonWhiteSpace(column.Name, nameof(column.Name));
        TextSegment[] segments = [.. column.Source.Select(range => Bind(ch, range, inputSize))];
        return new TextColumn(column.Name.Trim(), GetItemType(ch, column), segments);
    }

    private static TextSegment Bind(IChannel ch, TextLoader.Range range, int inputSize)
    {
        var min = range.Min;
        ch.CheckUserArg(0 <= min && min < TextFormat.FieldLimit - 1, nameof(range.Min));
        if (range.Max is { } max)
        {
            ch.CheckUserArg(min <= max && max < TextFormat.FieldLimit - 1, nameof(range.Max));
            return new TextSegment(min, max + 1, range.ForceVector);
        }

        if (range.AutoEnd)
        {
            if (min >= inputSize)
            {
                throw ch.ExceptUserArg(
                    nameof(range.Min), "Column #{0} not found in the dataset (it only has {1} columns)", min, inputSize);
            }

            return new TextSegment(min, inputSize, ForceVector: true);
        }

        return range.VariableEnd
            ? new TextSegment(min, TextFormat.FieldLimit, ForceVector: true)
            : new TextSegment(min, min + 1, range.ForceVector);
    }

    private static PrimitiveDataViewType GetItemType(IChannel ch, TextLoader.Column column)
    {
        ch.CheckUserArg(Enum.IsDefined(column.DataKind), "Type", "Bad item type");
        var type = ColumnTypeExtensions.PrimitiveTypeFromKind(column.DataKind.ToInternalDataKind());
        if (column.KeyCount == null)
            return type;

        Contracts.CheckUserArg(KeyDataViewType.IsValidDataType(type.RawType), "Type", "Bad item type for Key");
        return new KeyDataViewType(type.RawType, column.KeyCount.Count ?? type.RawType.ToMaxInt());
    }

    private static int FindInputSize(IHost host, TextFormat format, string[] lines)
    {
        using var stats = new ParseStats(host, maxShow: 0);
        var scanner = new FieldScanner(format, stats, int.MaxValue);
        var filled = format.TrimWhitespace ? lines.Where(line => !string.IsNullOrWhiteSpace(line)) : lines;
        int[] sizes = [.. filled.Select(line => scanner.Scan(line)).Distinct()];

        if (sizes.Length == 0)
            throw host.ExceptUserArg("Source", "Can't determine the number of source columns without valid data");

        if (sizes.Length > 1)
            throw host.ExceptUserArg("Source", "The size of input lines is not consistent");
        return Math.Min(sizes[0], TextFormat.FieldLimit - 1);
    }

    private static VBuffer<ReadOnlyMemory<char>>[] ReadSlotNames(
        IHost host, TextFormat format, TextColumn[] columns, string header)
    {
        using var stats = new ParseStats(host, maxShow: 0);
        var scanner = new FieldScanner(format, stats, int.MaxValue);
        scanner.Scan(header);

        var names = new VBuffer<ReadOnlyMemory<char>>[columns.Length];
        var builder = new BufferBuilder<ReadOnlyMemory<char>>();
        for (var i = 0; i < columns.Length; i++)
        {
            if (!columns[i].Type.IsKnownSizeVector())
                continue;

            builder.Reset(columns[i].FixedSize);
            var start = 0;
            foreach (var segment in columns[i].Segments)
            {
                for (var f = scanner.Find(segment.Min); f < scanner.Count && scanner.Indices[f] < segment.Lim; f++)
                    builder.AddFeature(start + scanner.Indices[f] - segment.Min, scanner.Texts[f].Trim());
                start += segment.Lim - segment.Min;
            }

            builder.GetResult(ref names[i]);
        }

        return names;
    }

    private static DataViewSchema.Annotations GetAnnotations(VBuffer<ReadOnlyMemory<char>> slotNames)
    {
        if (slotNames.GetValues().Length == 0)
            return null;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.AddSlotNames(slotNames.Length, slotNames.CopyTo);
        return builder.ToAnnotations();
    }
}
