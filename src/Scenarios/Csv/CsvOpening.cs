namespace MlopsLab.Scenarios;

/// <summary>A CSV file that has the columns of its scenario, or all that is wrong with its header.</summary>
public sealed record CsvOpening(CsvReplay? Replay, IReadOnlyList<string> Errors);
