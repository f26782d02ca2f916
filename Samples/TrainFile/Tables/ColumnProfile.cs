namespace TrainFile.Tables;

/// <summary>What is known of a column after reading it.</summary>
internal sealed class ColumnProfile(string name, int index, bool allowDecimalComma)
{
    /// <summary>How many different values are told apart.</summary>
    public const int MostValues = 100;

    private readonly Dictionary<string, long> _values = [];
    private long _numbers, _numbersWithComma, _booleans;

    public string Name { get; } = name;

    /// <summary>Where it is in a row.</summary>
    public int Index { get; } = index;

    public long Missing { get; private set; }

    /// <summary>The cells that are not missing.</summary>
    public long Count { get; private set; }

    /// <summary>Different values and how often they occur: all, or, where <see cref="HasManyValues"/>, the first of them.</summary>
    public IReadOnlyDictionary<string, long> Values => _values;

    /// <summary>Whether there are more than <see cref="MostValues"/>.</summary>
    public bool HasManyValues { get; private set; }

    /// <summary>The first cell that is no number, where most are.</summary>
    public (long Line, string Cell)? OddText => _numbersWithComma > Count / 2 ? FirstText : null;

    /// <summary>The first cell that is no number.</summary>
    public (long Line, string Cell)? FirstText { get; private set; }

    /// <summary>Whether numbers are written with a decimal comma.</summary>
    public bool HasDecimalComma => _numbersWithComma > _numbers;

    /// <summary>Whether a cell begins with a minus.</summary>
    public bool HasNegative { get; private set; }

    public ColumnKind Kind =>
        Count == 0 ? ColumnKind.Empty
        : _numbersWithComma == Count ? ColumnKind.Number
        : _booleans == Count && Missing == 0 ? ColumnKind.Boolean
        : ColumnKind.Text;

    /// <summary>Why nothing can be learned from it; null where something can.</summary>
    public string? Useless => Kind switch
    {
        ColumnKind.Empty => "left out: empty",
        _ when !HasManyValues && _values.Count == 1 && (Missing == 0 || Kind == ColumnKind.Number) => "left out: always the same",
        ColumnKind.Text when HasManyValues => $"left out: text with more than {MostValues} different values",
        _ => null,
    };

    /// <summary>Takes in a cell.</summary>
    public void Add(long line, string cell)
    {
        if (Cells.IsMissing(cell))
        {
            Missing++;
            return;
        }

        Count++;
        HasNegative |= cell[0] == '-';
        if (Cells.IsNumber(cell))
            (_numbers, _numbersWithComma) = (_numbers + 1, _numbersWithComma + 1);
        else if (allowDecimalComma && Cells.IsNumber(Cells.WithPoint(cell)))
            _numbersWithComma++;
        else
            FirstText ??= (line, cell);
        if (Cells.Boolean(cell) is not null)
            _booleans++;

        if (_values.TryGetValue(cell, out long count))
            _values[cell] = count + 1;
        else if (_values.Count < MostValues)
            _values.Add(cell, 1);
        else
            HasManyValues = true;
    }
}
