using System.Text.Json;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Goes once through a closed segment and counts all a manifest says of it.</summary>
internal sealed class SegmentSummary
{
    private readonly ColumnTable _columns = new();
    private readonly ContentSum _rows = new();
    private TimeSpread _event = TimeSpread.None;
    private TimeSpread _arrival = TimeSpread.None;
    private long _counted;

    /// <param name="number">The segment's number.</param>
    /// <param name="path">Its file.</param>
    /// <param name="replaced">Places of rows that don't count; null when all do.</param>
    public static SegmentStats Of(int number, string path, IReadOnlySet<int>? replaced = null)
    {
        var summary = new SegmentSummary();
        using var reader = new SegmentReader(path, offset: 0, long.MaxValue);
        var header = reader.TryRead(out var first) ? SegmentHeader.Read(first) : null;
        var rows = 0;
        for (; reader.TryRead(out var json); rows++)
        {
            if (replaced?.Contains(rows) is not true)
            {
                summary.Add(json);
            }
        }

        return new(
            SegmentStats.CurrentFormat,
            new(number, FileHash.Of(path), new FileInfo(path).Length, rows, header?.Backfill),
            header?.SchemaVersion ?? string.Empty, summary._event, summary._arrival, summary._rows.ToString(), summary._columns.ToStatistics(summary._counted), header?.Contract);
    }

    private void Add(ReadOnlySpan<byte> json)
    {
        _rows.Add(json);
        _counted++;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("eventTime"u8))
            {
                reader.Read();
                _event = _event.With(reader.GetDateTimeOffset());
            }
            else if (reader.ValueTextEquals("arrivalTime"u8))
            {
                reader.Read();
                _arrival = _arrival.With(reader.GetDateTimeOffset());
            }
            else if (reader.ValueTextEquals("fields"u8))
            {
                reader.Read();
                _columns.Add(ref reader);
                return;
            }
        }
    }
}
