namespace MlopsLab.Scenarios;

/// <summary>What the user says about a CSV file; the rest is guessed from its rows.</summary>
public sealed record GuessRequest
{
    /// <summary>Name of the scenario and of its model.</summary>
    public required string Name { get; init; }

    /// <summary>A column with two values, or a condition such as <c>cnt > 200</c>.</summary>
    public required string Label { get; init; }

    /// <summary>Column with date and time; guessed when neither this nor <see cref="Step"/> is given.</summary>
    public string? TimeColumn { get; init; }

    /// <summary>Column with the hour when <see cref="TimeColumn"/> holds only the date; guessed when such a column is there.</summary>
    public string? HourColumn { get; init; }

    /// <summary>Time between two rows when they come in order without a time column.</summary>
    public TimeSpan? Step { get; init; }

    /// <summary>Time of the first row, with <see cref="Step"/>.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Columns that identify an entity.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Column with a unique id; rows are numbered without it.</summary>
    public string? IdColumn { get; init; }

    /// <summary>How long after the event its label becomes known.</summary>
    public TimeSpan Delay { get; init; }
}
