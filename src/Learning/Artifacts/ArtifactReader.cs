using System.Text.Json;

namespace MlopsLab.Learning.Artifacts;

internal static class ArtifactReader
{
    private const int MostText = 400;
    private const int MostNumbers = 200;
    private const int MostInputs = 10_000;
    private const int MostLevels = 10_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static ArtifactReading Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ModelArtifact.MaxBytes)
        {
            return Refuse($"{bytes.Length} bytes are more than the {ModelArtifact.MaxBytes} allowed.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes.ToArray(), Strict);
            return new(Artifact(new(document.RootElement, "$")), null);
        }
        catch (RefusedException refused)
        {
            return Refuse(refused.Message);
        }
        catch (JsonException broken)
        {
            return Refuse($"not JSON (line {broken.LineNumber + 1}, byte {broken.BytePositionInLine}).");
        }
        catch (InvalidOperationException)
        {
            return Refuse("a text in it is not valid Unicode.");
        }
    }

    private static ArtifactReading Refuse(string why) => new(null, $"The artifact is refused: {why}");

    private static ModelArtifact Artifact(Place root)
    {
        var format = root["format"].Whole(0, int.MaxValue);
        if (format is < 1 or > ModelArtifact.Format)
        {
            throw new RefusedException("$.format", $"is {format}; this release reads formats 1 to {ModelArtifact.Format}.");
        }

        var inputs = root["inputs"].List(MostInputs, Input);
        return inputs.Length == 0
            ? throw new RefusedException("$.inputs", "is empty; a model needs an input.")
            : new(
                root["model"].Text(MostText),
                root["scenario"].Text(MostText),
                root["snapshot"].Text(MostText),
                root["view"].Text(MostText),
                root["learner"].Text(MostText),
                root["settings"].Numbers(MostNumbers),
                inputs,
                BodyReader.Read(root["body"], inputs),
                root["threshold"].Number(0, 1),
                root["metrics"].Numbers(MostNumbers),
                root.Find("fault") is { } fault ? Fault(fault) : null,
                root.Find("allowedLeaks")?.Texts(MostInputs, MostText),
                root.Find("calibration") is { } calibration ? CalibrationFormat.Read(calibration) : null);
    }

    private static FeatureInput Input(Place place)
    {
        var name = place["name"].Text(MostText);
        return place["kind"].Text(MostText) switch
        {
            "number" => new(name, FeatureKind.Number),
            "category" => new(name, FeatureKind.Category, place["levels"].List(MostLevels, level => level.Text(MostText))),
            var kind => throw new RefusedException($"{place.Path}.kind", $"'{kind}' is neither number nor category."),
        };
    }

    private static InjectedFault Fault(Place place)
    {
        if (!InjectedFault.TryKind(place["kind"].Text(MostText), out var kind))
        {
            throw new RefusedException($"{place.Path}.kind", "is none of throw, constant, slow.");
        }

        var fault = new InjectedFault(kind, place["share"].Number(), place["amount"].Number());
        return fault.IsValid ? fault : throw new RefusedException(place.Path, "has a share or an amount out of range.");
    }
}
