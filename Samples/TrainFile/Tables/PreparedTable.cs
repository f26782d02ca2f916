using CsvHelper;
using Microsoft.ML;
using Microsoft.ML.Data;
using Support;
using TrainFile.Arguments;

namespace TrainFile.Tables;

/// <summary>The table in two temporary files, rows to train on and rows to test on, as ML.NET's loader reads them without questions.</summary>
/// <remarks>
/// Rows without a label and columns without use are left out; fields are separated by commas, numbers have decimal points, what is missing is empty, text is quoted and stands in one line.
/// </remarks>
internal sealed class PreparedTable : IDisposable
{
    // The trainers' own columns.
    private static readonly string[] Reserved = ["Features", "Score", "Probability", "PredictedLabel"];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("trainfile-");
    private readonly Label _label;

    private PreparedTable(Label label, IReadOnlyList<ColumnProfile> features) => (_label, Features) = (label, features);

    /// <summary>The columns to learn from.</summary>
    public IReadOnlyList<ColumnProfile> Features { get; }

    public string LabelName => NameOf(_label.Column);

    public long TrainRows { get; private set; }

    public long TestRows { get; private set; }

    private string TrainPath => Path.Combine(_directory.FullName, "train.csv");

    private string TestPath => Path.Combine(_directory.FullName, "test.csv");

    /// <summary>What ML.NET calls a column: its name, with one more underscore where without any it would be that of a trainer's column.</summary>
    public static string NameOf(ColumnProfile column) => Reserved.Contains(column.Name.TrimEnd('_')) ? column.Name + "_" : column.Name;

    /// <summary>What is said where Ctrl+C comes before there is anything to keep.</summary>
    public static UserException Stopped() => new("Stopped by Ctrl+C before the training began; nothing was written.");

    /// <summary>Writes the files.</summary>
    /// <exception cref="UserException">It was cancelled.</exception>
    public static PreparedTable Write(TableFile file, Label label, IReadOnlyList<ColumnProfile> features, Settings settings, CancellationToken cancellation)
    {
        var table = new PreparedTable(label, features);
        try
        {
            table.Write(file, settings, cancellation);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Loads the rows to train on and those to test on.</summary>
    public (IDataView Train, IDataView Test) Load(MLContext mlContext)
    {
        DataKind labelKind = _label.Task switch { TaskKind.Regression => DataKind.Single, TaskKind.Binary => DataKind.Boolean, _ => DataKind.String };
        TextLoader loader = mlContext.Data.CreateTextLoader(new TextLoader.Options
        {
            Separators = [','],
            AllowQuoting = true,
            MissingRealsAsNaNs = true,
            Columns = [new(LabelName, labelKind, 0), .. Features.Select((column, index) => new TextLoader.Column(NameOf(column), KindOf(column), index + 1))],
        });
        return (loader.Load(TrainPath), loader.Load(TestPath));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private static DataKind KindOf(ColumnProfile column) => column.Kind switch
    {
        ColumnKind.Number => DataKind.Single,
        ColumnKind.Boolean => DataKind.Boolean,
        _ => DataKind.String,
    };

    private void Write(TableFile file, Settings settings, CancellationToken cancellation)
    {
        var heldOut = new HeldOut(_label.Classes.Count == 0 ? [_label.Column.Count] : _label.Classes.Select(one => _label.Column.Values[one]), settings.TestFraction, settings.Seed);
        using CsvWriter train = WriterTo(TrainPath), test = WriterTo(TestPath);
        foreach ((_, string[] cells) in file.Rows())
        {
            if (cancellation.IsCancellationRequested)
                throw Stopped();
            string cell = cells[_label.Column.Index];
            if (Cells.IsMissing(cell))
                continue;

            int @class = _label.ClassOf(cell);
            bool isTest = heldOut.Next(@class);
            (TrainRows, TestRows) = isTest ? (TrainRows, TestRows + 1) : (TrainRows + 1, TestRows);
            CsvWriter writer = isTest ? test : train;
            switch (_label.Task)
            {
                case TaskKind.Regression:
                    writer.WriteField(Cells.WithPoint(cell));
                    break;
                case TaskKind.Binary:
                    writer.WriteField(@class == 1 ? "true" : "false");
                    break;
                default:
                    WriteText(writer, cell);
                    break;
            }

            foreach (ColumnProfile column in Features)
                WriteCell(writer, column, cells[column.Index]);
            writer.EndRecord();
        }
    }

    private static CsvWriter WriterTo(string path) => CsvWriter.Create(File.Create(path), new CsvWriterOptions { NewLine = "\n" });

    private static void WriteCell(CsvWriter writer, ColumnProfile column, string cell)
    {
        if (Cells.IsMissing(cell))
            writer.WriteField("");
        else if (column.Kind == ColumnKind.Number)
            writer.WriteField(Cells.WithPoint(cell));
        else if (column.Kind == ColumnKind.Boolean)
            writer.WriteField(Cells.Boolean(cell) == true ? "true" : "false");
        else
            WriteText(writer, cell);
    }

    private static void WriteText(CsvWriter writer, string cell) => writer.WriteField(cell, CsvQuoting.Always);
}
