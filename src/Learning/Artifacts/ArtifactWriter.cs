using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

internal static class ArtifactWriter
{
    public static byte[] Write(ModelArtifact artifact)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", artifact.Calibration is null ? BodyWriter.FormatOf(artifact.Body) : 2);
            json.WriteString("model", artifact.Model);
            json.WriteString("scenario", artifact.Scenario);
            json.WriteString("snapshot", artifact.Snapshot);
            json.WriteString("view", artifact.View);
            json.WriteString("learner", artifact.Learner);
            Numbers(json, "settings", artifact.Settings);
            Inputs(json, artifact.Inputs);
            json.WritePropertyName("body");
            BodyWriter.Write(json, artifact.Body);
            CalibrationFormat.Write(json, artifact.Calibration);
            json.WriteNumber("threshold", artifact.Threshold);
            Numbers(json, "metrics", artifact.Metrics);
            Fault(json, artifact.Fault);
            Leaks(json, artifact.AllowedLeaks);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, double> numbers)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in numbers.Where(pair => double.IsFinite(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(key, value);
        }

        json.WriteEndObject();
    }

    private static void Inputs(Utf8JsonWriter json, IReadOnlyList<FeatureInput> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteString("kind", input.Kind == FeatureKind.Category ? "category" : "number");
            if (input.Levels is { } levels)
            {
                json.WriteStartArray("levels");
                foreach (var level in levels)
                {
                    json.WriteStringValue(level);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Leaks(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? allowed)
    {
        if (allowed is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject("allowedLeaks");
        foreach (var (feature, why) in allowed.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteString(feature, why);
        }

        json.WriteEndObject();
    }

    private static void Fault(Utf8JsonWriter json, InjectedFault? fault)
    {
        if (fault is null)
        {
            return;
        }

        json.WriteStartObject("fault");
        json.WriteString("kind", fault.Kind switch { FaultKind.Throw => "throw", FaultKind.Constant => "constant", _ => "slow" });
        json.WriteNumber("share", fault.Share);
        json.WriteNumber("amount", fault.Amount);
        json.WriteEndObject();
    }
}
