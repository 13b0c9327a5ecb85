using System.Text.Json;

namespace MlopsLab.Contracts.Ingestion;

/// <summary>One row: its fields as the scenario's schema names them, when it happened and when it became known.</summary>
public sealed record AcceptedRecord(
    string Id,
    DateTimeOffset EventTime,
    DateTimeOffset ArrivalTime,
    IReadOnlyDictionary<string, JsonElement> Fields);
