namespace Microsoft.ML;

/// <summary>The distinct strings of one stream, numbered in the order of their first use.</summary>
internal sealed class StringPool
{
    private readonly Dictionary<string, int> _ids = [];
    private readonly List<string> _strings = [];

    public IReadOnlyList<string> Strings => _strings;

    public int Add(string value)
    {
        if (!_ids.TryGetValue(value, out int id))
        {
            _ids.Add(value, id = _strings.Count);
            _strings.Add(value);
        }
        return id;
    }
}
