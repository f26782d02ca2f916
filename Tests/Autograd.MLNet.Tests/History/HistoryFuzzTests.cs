using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Autograd.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.History;

/// <summary>Whatever is reported, the table reads back as it was, and the picture is XML.</summary>
[TestClass]
public sealed class HistoryFuzzTests
{
    private static readonly Gen<double> s_number = Gen.OneOf(
        ArbMap.Default.GeneratorFor<double>(),
        Gen.Elements(0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, double.MinValue, 1e300, 1e-300));

    private static readonly Gen<double?> s_numberOrNone = Gen.OneOf(s_number.Select(number => (double?)number), Gen.Constant((double?)null));

    private static readonly Gen<string> s_text = Gen.OneOf(ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get), Gen.Elements("", ",", "\"", "\"\"", "\r\n", "a,\"b\"\n", " é "));

    private static readonly Arbitrary<EpochReport[]> s_reports = Arb.From(
        (from epoch in Gen.Choose(1, int.MaxValue)
         from epochs in Gen.Choose(1, int.MaxValue)
         from loss in s_number
         from optional in s_numberOrNone.Two()
         from name in s_text
         from rest in s_number.Three()
         from ticks in ArbMap.Default.GeneratorFor<int>()
         select new EpochReport
         {
             Epoch = epoch,
             NumberOfEpochs = epochs,
             TrainLoss = loss,
             ValidationLoss = optional.Item1,
             Metric = optional.Item2,
             MetricName = name,
             GradientNorm = rest.Item1,
             LearningRate = rest.Item2,
             RowsPerSecond = rest.Item3,
             Elapsed = new TimeSpan(ticks),
         }).ArrayOf());

    [TestMethod]
    public void TheTableReadsBackAsItWas() => Seeded.Check(s_reports, reports =>
    {
        using var writer = new StringWriter();
        History(reports).WriteCsv(writer);

        List<string[]> rows = Parse(writer.ToString());
        Assert.HasCount(reports.Length + 1, rows);
        foreach ((EpochReport report, string[] row) in reports.Zip(rows.Skip(1)))
        {
            Assert.HasCount(10, row);
            Assert.AreEqual(report.Epoch, int.Parse(row[0], CultureInfo.InvariantCulture));
            Assert.AreEqual(report.NumberOfEpochs, int.Parse(row[1], CultureInfo.InvariantCulture));
            Assert.AreEqual(report.MetricName, row[5]);
            double?[] numbers = [report.TrainLoss, report.ValidationLoss, report.Metric, report.GradientNorm, report.LearningRate, report.RowsPerSecond, report.Elapsed.TotalSeconds];
            foreach ((double? number, string text) in numbers.Zip([row[2], row[3], row[4], row[6], row[7], row[8], row[9]]))
                Assert.AreEqual(number, text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture));
        }
    }, 500);

    [TestMethod]
    public void ThePictureIsXml() => Seeded.Check(s_reports, reports =>
    {
        using var writer = new StringWriter();
        History(reports).WriteSvg(writer);
        XElement picture = XElement.Parse(writer.ToString());
        Assert.AreEqual("svg", picture.Name.LocalName);
        foreach (XAttribute attribute in picture.DescendantsAndSelf().Attributes())
            Assert.DoesNotMatchRegex("NaN|Infinity|∞", attribute.Value);
    }, 300);

    private static TrainingHistory History(EpochReport[] reports)
    {
        var history = new TrainingHistory();
        foreach (EpochReport report in reports)
            history.Report(report);
        return history;
    }

    /// <summary>Reads what RFC 4180 says.</summary>
    private static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (isQuoted && character == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && character is ',' or '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (character == ',')
                    continue;
                Assert.AreEqual('\n', text[++i]);
                rows.Add([.. row]);
                row.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        Assert.IsEmpty(row);
        return rows;
    }
}
