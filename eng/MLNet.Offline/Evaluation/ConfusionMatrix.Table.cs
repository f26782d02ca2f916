using System.Text;

namespace Microsoft.ML.Data;

public sealed partial class ConfusionMatrix
{
    private string Format()
    {
        int columnWidth = NumberOfClasses == 2 ? 8 : 5;
        int longestName = _classNames.Max(name => name.Length);
        // Names that do not fit above a column are replaced by their indices, which the rows then show before the names.
        int digits = longestName > columnWidth ? (NumberOfClasses - 1).ToString().Length : 0;
        int rowNameWidth = Math.Max("PREDICTED".Length, longestName + (digits > 0 ? digits + 2 : 0));
        string line = new('=', NumberOfClasses * (NumberOfClasses > 2 ? 8 : 11));

        var table = new StringBuilder();
        if (_isBinary)
            table.Append(TestRatio());
        table.AppendLine();
        table.AppendLine("Confusion table");
        table.AppendLine(Heading("") + line);
        table.AppendLine(Heading("PREDICTED") + string.Concat(_classNames.Select(ColumnName)) + " Recall");
        table.AppendLine(Heading("TRUTH") + line);
        for (int i = 0; i < NumberOfClasses; i++)
        {
            var cells = Counts[i].Select(count => $" {count.ToString("N0").PadLeft(columnWidth)} |");
            table.AppendLine($"{RowName(i)} ||{string.Concat(cells)} {PerClassRecall[i],5:F4}");
        }
        table.AppendLine(Heading("") + line);
        table.AppendLine(Heading("Precision") + string.Concat(PerClassPrecision.Select(precision => $"{precision.ToString("N4").PadLeft(columnWidth + 1)} |")));
        return table.ToString();

        string Heading(string text) => $"{text.PadRight(rowNameWidth)} ||";

        string ColumnName(string name, int i) => $" {(digits > 0 ? i.ToString() : name).PadLeft(columnWidth)} |";

        string RowName(int i)
        {
            string index = digits > 0 ? $"{i.ToString().PadLeft(digits)}. " : "";
            return index + _classNames[i].PadLeft(rowNameWidth - index.Length);
        }
    }

    private string TestRatio()
    {
        double positives = Counts[0][0] + Counts[0][1];
        double negatives = Counts[1][0] + Counts[1][1];
        return $"TEST {_classNames[0].ToUpper()} RATIO:\t{positives / (positives + negatives):N4} ({positives:F1}/({positives:F1}+{negatives:F1}))";
    }
}
