using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain;

/// <summary>A batch of records while it is read.</summary>
internal sealed class RecordBatchDraft(int rows, RowOrigin? origin = null)
{
    private readonly ArrayBufferWriter<byte> _lines = new(Math.Max(1_024, rows * 512));
    private readonly ArrayBufferWriter<byte> _line = new(1_024);
    private readonly List<IntakeRow> _rows = new(rows);
    private readonly List<RejectedRow> _rejected = [];
    private readonly List<long> _times = new(rows);
    private IntakeCounts _counts;
    private int _index;

    /// <summary>Event times of the rows that kept the contract of their fields.</summary>
    public ReadOnlySpan<long> Times => CollectionsMarshal.AsSpan(_times);

    public Utf8JsonWriter Writer() => new(_line, new JsonWriterOptions { SkipValidation = true });

    public RowVerdict Time(DateTimeOffset at, ClockReading reading, FreshnessRule rule, RowVerdict verdict)
    {
        _times.Add(at.UtcTicks);
        switch (reading)
        {
            case ClockReading.OutOfOrder:
                _counts = _counts with { OutOfOrder = _counts.OutOfOrder + 1 };
                return verdict;
            case ClockReading.Ahead:
                _counts = _counts with { Ahead = _counts.Ahead + 1 };
                return With(verdict, rule, "lies ahead of the scenario's clock by more than it may");
            case ClockReading.Behind:
                _counts = _counts with { Behind = _counts.Behind + 1 };
                return With(verdict, rule, "lies further behind the scenario's clock than it may");
            default:
                return verdict;
        }
    }

    public void Accept(RecordEnvelope envelope, bool warned, Utf8JsonWriter json)
    {
        _line.ResetWrittenCount();
        envelope.Write(json, origin);
        _rows.Add(new(_index++, envelope.Id ?? string.Empty, _lines.WrittenCount, _line.WrittenCount + SegmentLine.Overhead, RecordContent.HashOf(_line.WrittenSpan)));
        SegmentLine.Write(_lines, _line.WrittenSpan);
        _counts = warned ? _counts with { Warned = _counts.Warned + 1 } : _counts;
    }

    public void Refuse(string? id, IReadOnlyList<BrokenCheck> reasons, JsonElement record) =>
        _rejected.Add(new(_index++, id, reasons[0].Field, RowVerdict.Describe(reasons), record.GetRawText(), reasons));

    public IntakeBatch Finish(JournalKey journal, string schemaVersion) =>
        new(journal, schemaVersion, _lines.WrittenMemory, _rows, _rejected) { Counts = _counts, Origin = origin };

    private static RowVerdict With(RowVerdict verdict, FreshnessRule rule, string reason) =>
        verdict with { Reasons = [.. verdict.Reasons, RowVerdict.Of(new("eventTime", reason, CheckKind.Freshness, rule.Severity))] };
}
