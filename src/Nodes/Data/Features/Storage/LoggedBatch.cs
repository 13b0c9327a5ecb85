using System.Text.Json;
using MlopsLab.Features.Domain;

namespace MlopsLab.Features.Storage;

/// <summary>One batch of the log as it was accepted.</summary>
internal sealed record LoggedBatch(long Seq, JsonDocument Body) : IDisposable
{
    public IEnumerable<LoggedRecord> Records() => Body.RootElement.GetProperty("records"u8).EnumerateArray().Select((record, index) => new LoggedRecord(
        new(Seq, index),
        record.GetProperty("id"u8).GetString() ?? string.Empty,
        record.GetProperty("eventTime"u8).GetDateTimeOffset(),
        record.GetProperty("fields"u8)));

    public void Dispose() => Body.Dispose();
}
