using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Clients;

/// <summary>Asks for a score as any client of the lab would: one request, one time-out, no second try.</summary>
internal sealed class GatewayClient(HttpClient http)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public async Task<ScoreAnswer> ScoreAsync(string scenario, WireRecord record, CancellationToken ct)
    {
        try
        {
            using var body = Body(scenario, record);
            using var answer = await http.PostAsync("/score", body, ct);
            return (int)answer.StatusCode switch
            {
                < 300 => await ReadAsync(answer, ct),
                400 or 413 or 422 => new(ScoreOutcome.Refused, null),
                _ => new(ScoreOutcome.Failed, null),
            };
        }
        catch (NodeUnavailableException away) when (away.InnerException is not HttpRequestException)
        {
            return new(ScoreOutcome.TimedOut, null);
        }
        catch (Exception away) when (away is HttpRequestException or JsonException or IOException)
        {
            return new(ScoreOutcome.Failed, null);
        }
    }

    /// <summary>True once the gateway has a model for the scenario.</summary>
    public async Task<bool> IsReadyAsync(string scenario, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync($"/v2/models/{Uri.EscapeDataString(scenario)}/ready", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static ReadOnlyMemoryContent Body(string scenario, WireRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(record.Fields.Length + 256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("scenario"u8, scenario);
        json.WriteString("id"u8, record.Id);
        json.WriteString("eventTime"u8, Times.Of(record.EventTime));
        json.WritePropertyName("record"u8);
        json.WriteRawValue(record.Fields.Span, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }

    private static async Task<ScoreAnswer> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        using var json = await JsonDocument.ParseAsync(body, default, ct);
        var degraded = json.RootElement.TryGetProperty("degraded"u8, out var flag) && flag.ValueKind == JsonValueKind.True;
        double? score = json.RootElement.TryGetProperty("score"u8, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        var decision = json.RootElement.TryGetProperty("decision"u8, out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        return new(degraded ? ScoreOutcome.Degraded : ScoreOutcome.Ok, score, decision);
    }
}
