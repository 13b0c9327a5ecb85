namespace MlopsLab.Scenarios;

/// <summary>How a CSV row gets its event time: from a column (with an hour column if it holds only the date) or from its place in the file.</summary>
/// <param name="Column">Column with the date and time; null when rows come in order with a fixed <paramref name="Step"/>.</param>
/// <param name="HourColumn">Column with the hour 0–23 to add to the date.</param>
/// <param name="ArrivalColumn">Column with the time the row became known, when it differs from the event time.</param>
/// <param name="Step">Time between two rows in order.</param>
/// <param name="Start">Event time of the first row in order.</param>
public sealed record TimeRule(
    string? Column,
    string? HourColumn,
    string? ArrivalColumn,
    TimeSpan? Step,
    DateTimeOffset Start);
