using System.Text.Json.Serialization;

namespace MlopsLab.Ingestion.Storage;

/// <summary>What a column of a snapshot (or of one segment) holds.</summary>
/// <param name="Type">number, text, boolean, mixed, or empty when there are only nulls.</param>
/// <param name="Count">Values that are not null.</param>
/// <param name="Nulls">Rows with null or without the column.</param>
/// <param name="Distinct">Different values, an estimate with a standard error of 2.3 %.</param>
/// <param name="P1">A quantile, off by at most 1 % of itself; so are <paramref name="P50"/> and <paramref name="P99"/>.</param>
/// <param name="Levels">The most frequent texts, at most 64.</param>
/// <param name="LevelsMissed">By how much a count of <paramref name="Levels"/> may be too small; 0 when all are exact.</param>
internal sealed record ColumnStatistics(
    string Name,
    string Type,
    long Count,
    long Nulls,
    double? Min,
    double? Max,
    double? Mean,
    double? Deviation,
    double Distinct,
    double? P1,
    double? P50,
    double? P99,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LevelCount>? Levels,
    long LevelsMissed,
    ColumnSketches Sketches);
