using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Clients;

/// <summary>Hands records and labels over; whatever is not taken throws, and the caller sends it again.</summary>
internal sealed class IngestionClient(HttpClient http)
{
    public const int LargestBatch = 500;

    /// <summary>The sources by whose names ingestion keeps what it learnt and what it holds apart.</summary>
    public const string Live = "traffic", Replay = "replay";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public Task<RecordsTaken> SendAsync(string scenario, IReadOnlyList<WireRecord> records, CancellationToken ct) => SendAsync(scenario, Live, history: false, backfill: null, records, ct);

    /// <summary>Rows from before the source went live: they teach what is usual and are no news.</summary>
    public Task<RecordsTaken> SendHistoryAsync(string scenario, string source, IReadOnlyList<WireRecord> records, CancellationToken ct) =>
        SendAsync(scenario, source, history: true, backfill: null, records, ct);

    /// <summary>Records take the place of those of the same id.</summary>
    public Task<RecordsTaken> SendBackfillAsync(string scenario, string reason, IReadOnlyList<WireRecord> records, CancellationToken ct) =>
        SendAsync(scenario, Live, history: false, reason, records, ct);

    private async Task<RecordsTaken> SendAsync(string scenario, string source, bool history, string? backfill, IReadOnlyList<WireRecord> records, CancellationToken ct)
    {
        using var answer = await http.PostAsync("/records", Body(scenario, source, history, backfill, "records", records, Write), ct);
        await CheckAsync(answer, ct);
        return await answer.Content.ReadFromJsonAsync(TrafficJson.Default.RecordsTaken, ct) ?? new(0, 0, []);
    }

    public async Task<LabelsTaken> SendAsync(string scenario, IReadOnlyList<WireLabel> labels, CancellationToken ct)
    {
        using var answer = await http.PostAsync("/labels", Body(scenario, source: null, history: false, backfill: null, "labels", labels, Write), ct);
        await CheckAsync(answer, ct);
        return await answer.Content.ReadFromJsonAsync(TrafficJson.Default.LabelsTaken, ct) ?? new(0);
    }

    public async Task<SealedSnapshot[]> SnapshotsAsync(string scenario, CancellationToken ct) =>
        await http.GetFromJsonAsync($"/snapshots?scenario={Uri.EscapeDataString(scenario)}", TrafficJson.Default.SealedSnapshotArray, ct) ?? [];

    /// <summary>False when ingestion has no rows to seal.</summary>
    public async Task<bool> SealAsync(string scenario, CancellationToken ct)
    {
        using var answer = await http.PostAsJsonAsync("/snapshots", new SealOrder(scenario), TrafficJson.Default.SealOrder, ct);
        if (answer.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }

        await CheckAsync(answer, ct);
        return true;
    }

    private static ReadOnlyMemoryContent Body<T>(string scenario, string? source, bool history, string? backfill, string member, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(items.Count * 512);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("scenario"u8, scenario);
        WriteIf(json, "source"u8, source);
        if (history)
        {
            json.WriteBoolean("history"u8, true);
        }

        WriteIf(json, "backfill"u8, backfill);
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }

    private static void WriteIf(Utf8JsonWriter json, ReadOnlySpan<byte> member, string? value)
    {
        if (value is not null)
        {
            json.WriteString(member, value);
        }
    }

    private static void Write(Utf8JsonWriter json, WireRecord record)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, record.Id);
        json.WriteString("eventTime"u8, Times.Of(record.EventTime));
        if (record.ArrivalTime is { } arrival)
        {
            json.WriteString("arrivalTime"u8, Times.Of(arrival));
        }

        json.WritePropertyName("fields"u8);
        json.WriteRawValue(record.Fields.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WireLabel label)
    {
        json.WriteStartObject();
        json.WriteString("recordId"u8, label.RecordId);
        json.WriteNumber("value"u8, label.Value);
        json.WriteString("eventTime"u8, Times.Of(label.EventTime));
        json.WriteString("arrivalTime"u8, Times.Of(label.ArrivalTime));
        json.WriteEndObject();
    }

    private static async Task CheckAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (!answer.IsSuccessStatusCode)
        {
            var text = await answer.Content.ReadAsStringAsync(ct);
            throw new HttpRequestException($"ingestion answered {(int)answer.StatusCode}: {(text.Length <= 300 ? text : text[..300])}", null, answer.StatusCode);
        }
    }
}
