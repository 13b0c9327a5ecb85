namespace MlopsLab.Scenarios;

/// <summary>A row that keeps the contract, or everything it breaks.</summary>
public sealed record RowReading(Row? Row, IReadOnlyList<RowError> Errors);
