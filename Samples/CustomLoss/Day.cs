namespace CustomLoss;

/// <summary>A day at the bakery.</summary>
internal sealed record Day
{
    /// <summary>Which day.</summary>
    public DateTime Date { get; init; }

    /// <summary>Its name, such as <c>Monday</c>.</summary>
    public string Weekday { get; init; } = "";

    /// <summary>The forecast of the night before, in °C.</summary>
    public float Temperature { get; init; }

    /// <summary>1 where rain is forecast, else 0.</summary>
    public float Rain { get; init; }

    /// <summary>1 where the next day is a public holiday, else 0.</summary>
    public float BeforeHoliday { get; init; }

    /// <summary>How many loaves could have been sold; the label.</summary>
    public float Demand { get; init; }
}
