using System.Globalization;
using System.Numerics;
using System.Text;

namespace Autograd.Core;

/// <summary>Prints variables as PyTorch prints tensors (torch/_tensor_str.py): four digits, lines of 80 characters, long dimensions abridged.</summary>
internal static class VariableFormatter
{
    private const int LineWidth = 80;
    private const int EdgeItems = 3;
    private const int Threshold = 1000;
    private const string Prefix = "tensor(";

    /// <summary>The variable as text, with what PyTorch adds about type and history.</summary>
    public static string Format<T>(Variable<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Shape shape = x.Shape;
        T[] elements = x.ToArray();
        List<string> suffixes = [];
        string body;
        if (elements.Length == 0)
        {
            body = "[]";
            if (shape.Rank != 1)
                suffixes.Add($"size={SizeOf(shape)}");
        }
        else
        {
            bool abridge = elements.Length > Threshold;
            List<double> shown = [];
            Collect(elements, shape.Lengths, abridge, shown);
            var format = new NumberFormat(shown);
            body = shape.Rank == 0
                ? format.Write(double.CreateTruncating(elements[0]))
                : Block(elements, shape.Lengths, abridge, format, Prefix.Length);
        }

        if (typeof(T) != typeof(float))
            suffixes.Add(typeof(T) == typeof(double) ? "dtype=torch.float64" : $"dtype={typeof(T).Name}");
        if (x.GradFn is { } function)
            suffixes.Add($"grad_fn=<{function.Name}>");
        else if (x.RequiresGrad)
            suffixes.Add("requires_grad=True");
        return (x.IsParameter ? "Parameter containing:\n" : "") + WithSuffixes(Prefix + body, suffixes);
    }

    private static string SizeOf(Shape shape) => $"({string.Join(", ", shape.Lengths.ToArray())})";

    // The numbers that will be printed decide the format of all.
    private static void Collect<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> lengths, bool abridge, List<double> shown)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (lengths.IsEmpty)
        {
            shown.Add(double.CreateTruncating(elements[0]));
            return;
        }

        int stride = elements.Length / lengths[0];
        for (int i = 0; i < lengths[0]; i++)
        {
            if (abridge && lengths[0] > 2 * EdgeItems && i == EdgeItems)
                i = lengths[0] - EdgeItems;
            Collect(elements.Slice(i * stride, stride), lengths[1..], abridge, shown);
        }
    }

    private static string Block<T>(ReadOnlySpan<T> elements, ReadOnlySpan<int> lengths, bool abridge, NumberFormat format, int indent)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = lengths[0], stride = elements.Length / count;
        bool skips = abridge && count > 2 * EdgeItems;
        List<string> parts = [];
        for (int i = 0; i < count; i++)
        {
            if (skips && i == EdgeItems)
            {
                parts.Add(lengths.Length == 1 ? " ..." : "...");
                i = count - EdgeItems;
            }

            ReadOnlySpan<T> part = elements.Slice(i * stride, stride);
            parts.Add(lengths.Length == 1
                ? format.Write(double.CreateTruncating(part[0]))
                : Block(part, lengths[1..], abridge, format, indent + 1));
        }

        return lengths.Length == 1
            ? Vector(parts, format.Width, indent)
            : $"[{string.Join($",{new string('\n', lengths.Length - 1)}{new string(' ', indent + 1)}", parts)}]";
    }

    private static string Vector(List<string> elements, int width, int indent)
    {
        int perLine = Math.Max(1, (LineWidth - indent) / (width + 2));
        IEnumerable<string> lines = elements.Chunk(perLine).Select(line => string.Join(", ", line));
        return $"[{string.Join($",\n{new string(' ', indent + 1)}", lines)}]";
    }

    private static string WithSuffixes(string text, List<string> suffixes)
    {
        var result = new StringBuilder(text);
        int lastLine = text.Length - text.LastIndexOf('\n') + 1;
        foreach (string suffix in suffixes)
        {
            if (lastLine + suffix.Length + 2 > LineWidth)
            {
                result.Append(",\n").Append(' ', Prefix.Length).Append(suffix);
                lastLine = Prefix.Length + suffix.Length;
            }
            else
            {
                result.Append(", ").Append(suffix);
                lastLine += suffix.Length + 2;
            }
        }

        return result.Append(')').ToString();
    }

    /// <summary>Fixed, integer or scientific, all to one width.</summary>
    private readonly struct NumberFormat
    {
        private readonly bool _integers = true;
        private readonly bool _scientific;

        public NumberFormat(List<double> numbers)
        {
            double[] sizes = [.. numbers.Where(x => double.IsFinite(x) && x != 0).Select(Math.Abs)];
            if (sizes.Length > 0)
            {
                double smallest = sizes.Min(), largest = sizes.Max();
                _integers = sizes.All(x => x == Math.Ceiling(x));
                _scientific = largest / smallest > 1000 || largest > 1e8 || (!_integers && smallest < 1e-4);
            }

            NumberFormat self = this;
            Width = numbers.Max(x => self.Text(x).Length);
        }

        public int Width { get; }

        public string Write(double x) => Text(x).PadLeft(Width);

        private string Text(double x)
        {
            if (double.IsNaN(x))
                return "nan";
            if (double.IsInfinity(x))
                return x > 0 ? "inf" : "-inf";
            if (_scientific)
                return x.ToString("0.0000e+00", CultureInfo.InvariantCulture);
            string text = x.ToString(_integers ? "F0" : "F4", CultureInfo.InvariantCulture);
            return _integers ? text + "." : text;
        }
    }
}
