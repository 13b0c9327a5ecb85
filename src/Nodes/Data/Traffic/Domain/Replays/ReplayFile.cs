using System.Runtime.InteropServices;
using MlopsLab.Scenarios;

namespace MlopsLab.Traffic.Domain.Replays;

/// <summary>Reads a CSV file as records and outcomes of its scenario, as often as needed and always the same.</summary>
internal sealed class ReplayFile(string csv, Scenario scenario)
{
    /// <summary>What is wrong with the file, or nothing.</summary>
    public IReadOnlyList<string> Errors()
    {
        try
        {
            using var reader = new StreamReader(csv);
            var opening = CsvReplay.Open(scenario, reader);
            opening.Replay?.Dispose();
            return opening.Errors;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [$"The file can't be read: {unreadable.Message}"];
        }
    }

    public IEnumerable<ReplayRow> Rows(long from, long until)
    {
        using var reader = new StreamReader(csv);
        using var replay = CsvReplay.Open(scenario, reader).Replay ?? throw new InvalidDataException($"{csv} is no longer the file it was: {string.Join(" ", Errors())}");
        var index = 0L;
        foreach (var row in replay.Rows())
        {
            if (index >= until)
            {
                yield break;
            }

            if (index >= from)
            {
                yield return Read(index, row);
            }

            index++;
        }
    }

    private ReplayRow Read(long index, CsvRow row)
    {
        if (row.Record is not { } record)
        {
            return new(index, null, null);
        }

        var wire = new WireRecord(record.Id, record.EventTime, record.ArrivalTime, JsonMarshal.GetRawUtf8Value(record.Fields).ToArray());
        return new(index, wire, record.Label is { } value ? new(record.Id, value, KnownAt(index, record), KnownAt(index, record)) : null);
    }

    private DateTimeOffset KnownAt(long index, CsvRecord record)
    {
        var known = record.LabelArrival ?? record.EventTime + scenario.Label.Delay.Draw(new Random((int)index));
        return known > record.EventTime ? known : record.EventTime;
    }
}
