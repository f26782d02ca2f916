using System.Globalization;
using System.Text;

namespace Samples.Tests.TrainFile;

/// <summary>Tables that the tests make.</summary>
internal static class Tables
{
    /// <summary>Numbers that follow a line exactly: z = 2x − y + 5.</summary>
    public static string Line(string header = "x,y,z", char separator = ',', char decimalMarker = '.', int rows = 60)
    {
        var text = new StringBuilder(header).Append(header.Length == 0 ? "" : "\n");
        for (int i = 0; i < rows; i++)
        {
            double x = i * 0.5, y = (i * 7) % 11 * 1.5;
            string[] cells = [Number(x), Number(y), Number((2 * x) - y + 5)];
            text.Append(string.Join(separator, cells)).Append('\n');
        }

        return text.ToString();

        string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture).Replace('.', decimalMarker);
    }

    /// <summary>Mails that are spam where they have many links and come from abroad, as a rule; some counts of words are missing.</summary>
    public static string Mails(int rows = 400)
    {
        var random = new Random(7);
        var text = new StringBuilder("Links;Words;From;Known;Subject;Kind\n");
        for (int i = 0; i < rows; i++)
        {
            int links = random.Next(10);
            string from = random.Next(3) switch { 0 => "home", 1 => "abroad", _ => "\"the \"\"moon\"\"; or so\"" };
            bool known = random.Next(2) == 0;
            double score = (0.8 * (links - 5)) + (from == "abroad" ? 2 : -1) - (known ? 2 : 0) + random.NextDouble() - 0.5;
            string words = random.Next(10) == 0 ? "NA" : random.Next(500).ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"{links};{words};{from};{(known ? "yes" : "no")};subject {i};{(score > -1 ? "spam" : "mail")}\n");
        }

        return text.ToString();
    }

    /// <summary>Three kinds of leaves, which length and width tell apart; one in twenty has no name.</summary>
    public static string Leaves(int rows = 300)
    {
        var random = new Random(7);
        string[] kinds = ["oak", "maple <red>", "birch & co"];
        var text = new StringBuilder("length\twidth\tkind\n");
        for (int i = 0; i < rows; i++)
        {
            int kind = i % 3;
            text.Append(CultureInfo.InvariantCulture, $"{(3 * kind) + random.NextDouble():F3}\t{5 - kind + random.NextDouble():F3}\t{(i % 20 == 0 ? "" : kinds[kind])}\n");
        }

        return text.ToString();
    }
}
