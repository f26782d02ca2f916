using System.Xml.Linq;

namespace Samples.Tests.TrainFile;

/// <summary>A report as a reader's browser sees it.</summary>
internal sealed class ReportPage
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XDocument _page;

    private ReportPage(XDocument page) => _page = page;

    public string Text => string.Join('\n', _page.Descendants("body").DescendantNodes().OfType<XText>().Select(text => text.Value.Trim()));

    /// <summary>The dots of all pictures, without those of legends.</summary>
    public int Dots => _page.Descendants(Svg + "g").Where(group => (string?)group.Attribute("class") == "series").Descendants(Svg + "circle").Count();

    public int Curves => _page.Descendants(Svg + "polyline").Count();

    public string[] Headings => [.. _page.Descendants("h2").Select(heading => heading.Value)];

    /// <summary>The rows of the table below a heading.</summary>
    public string[][] Rows(string heading)
    {
        XElement table = _page.Descendants("h2").Single(element => element.Value == heading).ElementsAfterSelf().SelectMany(element => element.DescendantsAndSelf("table")).First();
        return [.. table.Descendants("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
    }

    public static ReportPage Load(string path)
    {
        XDocument page = XDocument.Load(path);
        Assert.IsEmpty(page.Descendants("script"));
        Assert.IsEmpty(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href").ToArray());
        return new ReportPage(page);
    }
}
