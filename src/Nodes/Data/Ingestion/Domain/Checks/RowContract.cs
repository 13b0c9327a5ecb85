using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks;

/// <summary>All checks that one row can pass or break by itself: envelope, fields, conditions over several fields.</summary>
internal sealed class RowContract(Scenario scenario)
{
    /// <summary>A single row may not be longer, so that one row can't fill a segment or an event.</summary>
    public const int LongestRow = 64 * 1024;

    private const string EnvelopeCheck = "envelope";

    private readonly RowReader _fields = new(scenario);
    private readonly RowChecks _conditions = new(scenario);

    public (RecordEnvelope Envelope, RowVerdict Verdict) Check(JsonElement record)
    {
        try
        {
            var envelope = RecordEnvelope.Read(record);
            return (envelope, Judge(record, envelope));
        }
        catch (InvalidOperationException)
        {
            // A name with an escaped half of a character is valid JSON, but no text.
            return (default, Refused(null, EnvelopeCheck, "has a name that is no text"));
        }
    }

    public RowVerdict Judge(RowReading reading)
    {
        if (reading.Row is null)
        {
            return new(null, [.. Renamed(reading.Errors), .. reading.Errors.Select(RowVerdict.Of)]);
        }

        var broken = _conditions.Broken(reading.Row);
        return new(reading.Row, broken.Count == 0 ? [] : [.. broken.Select(RowVerdict.Of)]);
    }

    private RowVerdict Judge(JsonElement record, RecordEnvelope envelope)
    {
        if (envelope.Error is var (field, reason))
        {
            return Refused(field, EnvelopeCheck, reason);
        }

        return JsonMarshal.GetRawUtf8Value(record).Length > LongestRow
            ? Refused(null, EnvelopeCheck, $"is longer than {LongestRow} bytes")
            : Judge(_fields.Read(envelope.Fields));
    }

    // One field too many and one too few are most often the same one.
    private static IEnumerable<BrokenCheck> Renamed(IReadOnlyList<RowError> errors)
    {
        var missing = errors.Where(error => error.Check == CheckKind.Presence).ToArray();
        var unknown = errors.Where(error => error.Check == CheckKind.Schema).ToArray();
        return missing is [var one] && unknown is [var other]
            ? [new(one.Field, CheckKind.Presence, $"is missing; the unknown field '{other.Field}' may be it under a new name", RowVerdict.Error)]
            : [];
    }

    private static RowVerdict Refused(string? field, string check, string reason) => new(null, [new(field, check, reason, RowVerdict.Error)]);
}
