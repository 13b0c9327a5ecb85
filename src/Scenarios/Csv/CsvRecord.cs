using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>One row of a CSV file as a record of the scenario.</summary>
/// <param name="Fields">A JSON object; what can't be read as its field's type is left as text for the contract to refuse.</param>
/// <param name="Label">0 or 1, null when the row has none.</param>
/// <param name="LabelArrival">When the label became known, only if the scenario reads that from a column.</param>
public sealed record CsvRecord(
    string Id,
    DateTimeOffset EventTime,
    DateTimeOffset ArrivalTime,
    JsonElement Fields,
    double? Label,
    DateTimeOffset? LabelArrival);
