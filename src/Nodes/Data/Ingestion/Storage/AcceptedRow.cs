using System.Text.Json;
using MlopsLab.Contracts.Ingestion;

namespace MlopsLab.Ingestion.Storage;

internal static class AcceptedRow
{
    public static AcceptedRecord Of(JsonElement line) => new(
        line.GetProperty("id"u8).GetString() ?? string.Empty,
        line.GetProperty("eventTime"u8).GetDateTimeOffset(),
        line.GetProperty("arrivalTime"u8).GetDateTimeOffset(),
        new ElementFields(line.GetProperty("fields"u8)));
}
