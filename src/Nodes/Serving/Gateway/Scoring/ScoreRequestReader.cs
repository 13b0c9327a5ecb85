using System.Text.Json;
using Microsoft.Extensions.Options;

namespace MlopsLab.Gateway.Scoring;

/// <summary>
/// Reads <c>{"scenario","id","eventTime","record":{…}}</c>, or a bare record whose fields are the scenario's own.
/// Every fault of the record is reported, not just the first.
/// </summary>
internal sealed class ScoreRequestReader(ScenarioModels models, IOptions<GatewayOptions> options, TimeProvider clock)
{
    private const int MaxIdLength = 200;

    public ScoreReading Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return ScoreReading.Refused("body", $"is a JSON {Kind(body)}", "send one JSON object: a record, or {\"scenario\", \"record\"}");
        }

        try
        {
            return ReadObject(body);
        }
        catch (InvalidOperationException)
        {
            // JsonElement finds half a surrogate pair only when the text is asked for.
            return ScoreReading.Refused("body", "holds text that is no Unicode", "send well-formed JSON in UTF-8");
        }
    }

    private ScoreReading ReadObject(JsonElement body)
    {
        var wrapped = body.TryGetProperty("record", out var record) && record.ValueKind == JsonValueKind.Object;
        if (wrapped && NotText(body, "scenario", "id") is { } fault)
        {
            return fault;
        }

        var scenario = wrapped && Text(body, "scenario") is { } name ? name : options.Value.DefaultScenario;
        if (models.Find(scenario) is not { } model)
        {
            return ScoreReading.Refused("scenario", $"\"{scenario}\" is not known", "`lab scenario list` shows the known ones");
        }

        return wrapped ? ReadWrapped(body, record, model) : ReadRow(body, model, id: null, clock.GetUtcNow());
    }

    private ScoreReading ReadWrapped(JsonElement body, JsonElement record, ScenarioModel model)
    {
        var id = Text(body, "id");
        if (id is { Length: 0 or > MaxIdLength })
        {
            return ScoreReading.Refused("id", $"has {id.Length} characters", $"give 1 to {MaxIdLength}, or leave it out");
        }

        var at = clock.GetUtcNow();
        if (body.TryGetProperty("eventTime", out var time) && !(time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out at)))
        {
            return ScoreReading.Refused("eventTime", $"{time.GetRawText()} is no time", "write it as 2026-01-31T12:00:00Z");
        }

        return ReadRow(record, model, id, at);
    }

    private static ScoreReading ReadRow(JsonElement record, ScenarioModel model, string? id, DateTimeOffset at)
    {
        var reading = model.Reader.Read(record);
        return reading.Row is { } row
            ? new ScoreReading(new ScoreRequest(id ?? Guid.CreateVersion7().ToString("N"), id, model, row, at), [])
            : new ScoreReading(Request: null, [.. reading.Errors.Select(error => new ScoreFault(error.Field, error.Reason, "`lab scenario list` names the file with the contract"))]);
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ScoreReading? NotText(JsonElement body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (body.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return ScoreReading.Refused(name, $"is a JSON {Kind(value)}", "send text, or leave it out");
            }
        }

        return null;
    }

    private static string Kind(JsonElement body) => body.ValueKind.ToString().ToLowerInvariant();
}
