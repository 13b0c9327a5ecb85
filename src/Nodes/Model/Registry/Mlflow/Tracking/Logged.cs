using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow.Tracking;

/// <summary>What may be logged to a run, with MLflow's limits.</summary>
internal static class Logged
{
    private const int MostMetrics = 1_000;
    private const int MostValues = 100;
    private const int LongestParameter = 6_000;
    private const int LongestTag = 8_000;

    public static MetricRow Metric(MlflowCall call)
    {
        var key = KeyOf(call, "metric");
        var value = call.Real("value") ?? throw MlflowException.MissingParameter("value");
        var at = call.Number("timestamp") ?? throw MlflowException.MissingParameter("timestamp");
        return at < 0
            ? throw MlflowException.Invalid($"Got invalid timestamp {at} for metric '{key}' (value={value}). Timestamp must be a nonnegative long (64-bit integer)")
            : new MetricRow { Key = key, Value = value.ToString("R", CultureInfo.InvariantCulture), At = at, Step = call.Number("step") ?? 0 };
    }

    public static ValueRow Parameter(MlflowCall call) => Value(call, KeyOf(call, "parameter"), LongestParameter, "Param value");

    public static ValueRow Tag(MlflowCall call) => Value(call, KeyOf(call, "tag"), LongestTag, "Tag value");

    public static string Input(MlflowCall call)
    {
        call.Part("dataset").Required("name");
        return call.Copy().ToJsonString();
    }

    public static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            throw MlflowException.Invalid($"Malformed model info. \n {(text.Length > 100 ? text[..100] : text)} \n is not valid JSON.");
        }
    }

    public static void CheckCounts(int metrics, int parameters, int tags)
    {
        Check("metrics", MostMetrics, metrics);
        Check("params", MostValues, parameters);
        Check("tags", MostValues, tags);
        Check("metrics, params, and tags", MostMetrics, metrics + parameters + tags);
    }

    public static void CheckUnique(IReadOnlyList<ValueRow> parameters)
    {
        if (parameters.GroupBy(parameter => parameter.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw MlflowException.Invalid($"Duplicate parameter keys have been submitted: ['{twice.Key}']. Please ensure the request contains only one param value per param key.");
        }
    }

    private static void Check(string what, int limit, int count)
    {
        if (count > limit)
        {
            throw MlflowException.Invalid(
                $"A batch logging request can contain at most {limit} {what}. Got {count} {what}. Please split up {what} across multiple requests and try again.");
        }
    }

    private static ValueRow Value(MlflowCall call, string key, int longest, string what)
    {
        var value = call.Text("value") ?? "";
        return value.Length <= longest
            ? new ValueRow { Key = key, Value = value }
            : throw MlflowException.Invalid($"{what} '{value[..250]}' had length {value.Length}, which exceeded length limit of {longest}");
    }

    private static string KeyOf(MlflowCall call, string what)
    {
        var key = call.Required("key");
        return Names.ProblemOfKey(key) is not null || key.Split('/').Any(part => part is "" or "." or "..")
            ? throw MlflowException.Invalid($"Invalid {what} name: '{key}'. Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), colon(:) and slashes (/).")
            : key;
    }
}
