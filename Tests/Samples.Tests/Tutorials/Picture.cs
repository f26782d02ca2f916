using System.Xml.Linq;

namespace Samples.Tests.Tutorials;

/// <summary>What an SVG of the samples shows.</summary>
internal sealed class Picture(XElement root)
{
    public string Title => root.Elements().Single(element => element.Name.LocalName == "title").Value;

    public string[] Texts => [.. root.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    /// <summary>What each series is called, and whether the mark beside its name is a dot or a line.</summary>
    public (string Name, string Mark)[] Legend => [.. Groups("legend").Select(entry => (entry.Value, Mark(entry.Elements().First())))];

    /// <summary>How many dots or lines each series has.</summary>
    public (int Count, string Mark)[] Series
        => [.. Groups("series").Select(group => group.Descendants().Where(element => element.Name.LocalName != "svg").ToArray()).Select(marks => (marks.Length, Mark(marks[0])))];

    public double LineWidth => (double)root.Descendants().First(element => element.Name.LocalName == "polyline").Attribute("stroke-width")!;

    private static string Mark(XElement element) => element.Name.LocalName == "circle" ? "dot" : "line";

    private IEnumerable<XElement> Groups(string kind) => root.Elements().Where(element => (string?)element.Attribute("class") == kind);
}
