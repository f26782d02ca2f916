using Microsoft.ML.Data;

namespace Autograd.MLNet.Tests.Reliability;

/// <summary>Data as nobody wants them, by name: each changes well-behaved rows.</summary>
internal static class HostileData
{
    private const int Columns = 4;
    private const int WideColumns = 50;

    /// <summary>All kinds, with the number of columns of each.</summary>
    public static IEnumerable<(string Name, int Columns, List<HostileRow> Rows)> All(int seed)
    {
        // Numbers.
        yield return Change("one feature NaN", seed, (row, i) => row.Features = With(row, 1, i == 7 ? float.NaN : row.Features.GetItemOrDefault(1)));
        yield return Change("a feature always NaN", seed, (row, _) => row.Features = With(row, 1, float.NaN));
        yield return Change("infinities here and there", seed, (row, i) => row.Features = With(row, i % 4, i % 5 == 0 ? float.NegativeInfinity : 1));
        yield return Change("subnormal features", seed, (row, _) => row.Features = Scaled(row, 1e-40f));
        yield return Change("tiny features", seed, (row, _) => row.Features = Scaled(row, 1e-30f));
        yield return Change("huge features", seed, (row, _) => row.Features = Scaled(row, 1e30f));
        yield return Change("features up to the largest number", seed, (row, i) => row.Features = With(row, 0, i % 2 == 0 ? float.MaxValue : float.MinValue));
        yield return Change("one outlier of 1e38", seed, (row, i) => row.Features = With(row, 0, i == 3 ? 1e38f : row.Features.GetItemOrDefault(0)));
        yield return Change("columns of very different size", seed, (row, _) => row.Features = new VBuffer<float>(Columns, [.. row.Features.GetValues().ToArray().Select((x, j) => x * MathF.Pow(10, (20 * j) - 30))]));
        yield return Change("huge labels", seed, (row, _) => Label(row, row.Number * 1e35f));
        yield return Change("tiny labels", seed, (row, _) => Label(row, row.Number * 1e-38f));
        yield return Change("one label of 1e38", seed, (row, i) => Label(row, i == 5 ? 1e38f : row.Number));
        yield return Change("labels NaN but for one row", seed, (row, i) => Label(row, i == 0 ? 1 : float.NaN));
        yield return Change("labels all NaN", seed, (row, _) => Label(row, float.NaN));

        // Structure.
        yield return Change("constant columns", seed, (row, _) => row.Features = new VBuffer<float>(Columns, [3, 0, -1e6f, 1e-6f]));
        yield return Change("nearly constant columns", seed, (row, i) => row.Features = new VBuffer<float>(Columns, [1e6f + (i % 2 * 0.0625f), 0, i == 0 ? 1 : 0, 1]));
        yield return Change("the same column four times", seed, (row, _) => row.Features = new VBuffer<float>(Columns, [.. Enumerable.Repeat(row.Features.GetItemOrDefault(0), Columns)]));
        yield return Change("collinear columns", seed, (row, _) => row.Features = new VBuffer<float>(Columns, [row.Features.GetItemOrDefault(0), 1e4f * row.Features.GetItemOrDefault(0), -row.Features.GetItemOrDefault(0), 0]));
        yield return Change("labels all the same", seed, (row, _) =>
        {
            Label(row, 5);
            row.Good = true;
            row.Class = 2;
        });
        yield return Change("keys missing here and there", seed, (row, i) => row.Class = i % 4 == 0 ? uint.MaxValue : row.Class);
        yield return Change("keys all missing", seed, (row, _) => row.Class = uint.MaxValue);
        yield return Change("weights zero, negative and NaN", seed, (row, i) => row.Weight = (i % 4) switch { 0 => 0, 1 => -1, 2 => float.NaN, _ => 2 });
        yield return Change("no weight above zero", seed, (row, _) => row.Weight = 0);
        yield return Change("weights of very different size", seed, (row, i) => row.Weight = i % 2 == 0 ? 1e-30f : 1e30f);
        yield return Change("subnormal weights", seed, (row, _) => row.Weight = 1e-42f);
        yield return Change("vectors whose length changes", seed, (row, i) => row.Features = i == 9 ? new VBuffer<float>(Columns + 1, new float[Columns + 1]) : row.Features);
        yield return Change("an empty vector", seed, (row, i) => row.Features = i == 9 ? default : row.Features);
        yield return ("no rows", Columns, []);
        yield return ("one row", Columns, Plain(1, seed));
        yield return ("two rows", Columns, Plain(2, seed));
        yield return ("the same row sixty times", Columns, [.. Enumerable.Repeat(Plain(1, seed)[0], 60)]);

        // Sparse rows.
        yield return Sparse("sparse", seed, columns => columns);
        yield return Sparse("sparse and empty", seed, _ => []);
        yield return Sparse("sparse, columns not in order", seed, columns => [.. columns.Reverse()]);
        yield return Sparse("sparse, a column twice", seed, columns => [columns[0], columns[0], columns[2]]);
        yield return Sparse("sparse, a column beyond the last", seed, columns => [columns[0], columns[1], WideColumns]);
        yield return Sparse("sparse, a column below the first", seed, columns => [-1, columns[1], columns[2]]);
    }

    private static List<HostileRow> Plain(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<HostileRow>();
        for (int i = 0; i < count; i++)
        {
            float[] x = [.. Enumerable.Range(0, Columns).Select(_ => (random.NextSingle() * 4) - 2)];
            float number = 3 + x[0] - (2 * x[1]) + random.NextSingle();
            var row = new HostileRow { Features = new VBuffer<float>(Columns, x), Good = number > 3, Class = (uint)(i % 3) };
            Label(row, number);
            rows.Add(row);
        }

        return rows;
    }

    private static void Label(HostileRow row, float number)
    {
        row.Number = number;
        row.Amount = Math.Abs(number);
        row.Both = [number, -number];
    }

    private static (string, int, List<HostileRow>) Change(string name, int seed, Action<HostileRow, int> change)
    {
        List<HostileRow> rows = Plain(60, seed);
        for (int i = 0; i < rows.Count; i++)
            change(rows[i], i);
        return (name, Columns, rows);
    }

    private static (string, int, List<HostileRow>) Sparse(string name, int seed, Func<int[], int[]> columnsOf)
    {
        List<HostileRow> rows = Plain(60, seed);
        for (int i = 0; i < rows.Count; i++)
        {
            int[] columns = columnsOf([i % 10, 10 + (i % 15), 30 + (i % 20)]);
            rows[i].Features = new VBuffer<float>(WideColumns, columns.Length, [.. columns.Select(column => 1f + column)], columns);
        }

        return (name, WideColumns, rows);
    }

    private static VBuffer<float> With(HostileRow row, int column, float value)
    {
        float[] values = [.. row.Features.DenseValues()];
        values[column] = value;
        return new VBuffer<float>(values.Length, values);
    }

    private static VBuffer<float> Scaled(HostileRow row, float factor) => new(Columns, [.. row.Features.DenseValues().Select(value => value * factor)]);
}
