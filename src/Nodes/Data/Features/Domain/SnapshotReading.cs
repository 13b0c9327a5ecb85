using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Domain;

/// <summary>Reads ingestion's lines into the spool and remembers where each lies. A broken line means a broken answer, not a smaller snapshot.</summary>
internal static class SnapshotReading
{
    private const int LongestLine = 1024 * 1024;

    public static async Task<List<SnapshotRow>> ReadAsync(Stream snapshot, Spool spool, int maxRows, CancellationToken ct)
    {
        var rows = new List<SnapshotRow>();
        var reader = PipeReader.Create(snapshot, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var rest = read.Buffer;
            while (TakeLine(ref rest, read.IsCompleted) is { } line)
            {
                if (!line.IsEmpty)
                {
                    rows.Add(rows.Count < maxRows ? RowOf(line, spool) : throw new InvalidDataException($"The snapshot has more than {maxRows} rows, the limit of Features:MaxTrainingRows."));
                }
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
            {
                return rows;
            }

            if (rest.Length > LongestLine)
            {
                throw new InvalidDataException($"A row of the snapshot is longer than {LongestLine} bytes.");
            }
        }
    }

    private static ReadOnlySequence<byte>? TakeLine(ref ReadOnlySequence<byte> rest, bool isLast)
    {
        if (rest.PositionOf((byte)'\n') is { } end)
        {
            var line = rest.Slice(0, end);
            rest = rest.Slice(rest.GetPosition(1, end));
            return line;
        }

        if (!isLast || rest.IsEmpty)
        {
            return null;
        }

        var last = rest;
        rest = rest.Slice(rest.End);
        return last;
    }

    private static SnapshotRow RowOf(ReadOnlySequence<byte> line, Spool spool)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var at = root.GetProperty("eventTime").GetDateTimeOffset();
            var arrival = root.TryGetProperty("arrivalTime", out var known) && known.ValueKind == JsonValueKind.String ? known.GetDateTimeOffset() : at;
            double? label = root.TryGetProperty("label", out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
            long? labelArrival = root.TryGetProperty("labelArrival", out var told) && told.ValueKind == JsonValueKind.String ? told.GetDateTimeOffset().UtcTicks : null;
            double? chance = root.TryGetProperty("p", out var share) && share.ValueKind == JsonValueKind.Number ? share.GetDouble() : null;
            _ = root.GetProperty("fields");
            var id = root.GetProperty("id").GetString() ?? throw new InvalidDataException("A row of the snapshot has no id.");
            return new(id, at.UtcTicks, arrival.UtcTicks, label, spool.Write(line.ToArray()), labelArrival, chance);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"A row of the snapshot can't be read: {broken.Message}", broken);
        }
    }
}
