using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Endpoints;

/// <summary>Finds everything wrong with a request for a run at once.</summary>
internal sealed class RunRequestReader(ScenarioCatalog catalog, IOptions<TrainingOptions> options)
{
    public const int MostText = 400;

    public IReadOnlyList<RunError> ErrorsOf(RunBody body) =>
        [.. RunOrder.Read(body.Scenario, body.Learner, SettingsOf(body.Settings), options.Value.TestShare, catalog).Errors, .. Texts(body)];

    public static Dictionary<string, string> SettingsOf(IReadOnlyDictionary<string, JsonElement>? settings) =>
        settings?.ToDictionary(pair => pair.Key, pair => Text(pair.Value) ?? "") ?? [];

    public static Dictionary<string, string[]> Problems(IEnumerable<RunError> errors) =>
        errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => group.Select(error => $"{error.Problem}; {error.Remedy}.").ToArray());

    /// <summary>Null when it is text that is no Unicode, which JsonElement finds only when asked for it.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<RunError> Texts(RunBody body)
    {
        (string Field, string? Value)[] texts = [("by", body.By), ("reason", body.Reason)];
        foreach (var (field, _) in texts.Where(text => text.Value is { Length: > MostText }))
        {
            yield return new(field, $"is longer than {MostText} characters", "shorten it");
        }

        foreach (var setting in body.Settings?.Where(pair => Text(pair.Value) is null) ?? [])
        {
            yield return new($"settings.{setting.Key}", "is no Unicode text", "send the JSON as UTF-8");
        }

        if (body.Kind is not (null or RunKind.Pipeline or RunKind.Experiment))
        {
            yield return new("kind", "is no kind of run", $"write {RunKind.Pipeline} or {RunKind.Experiment}, or leave it out");
        }

        if (body.SnapshotId is { } id && (id.Length is 0 or > 128 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ':')))
        {
            yield return new("snapshotId", "is no id of a snapshot", "take one from `lab data snapshots`, or leave it out for the newest");
        }
    }
}
