namespace MlopsLab.Inference.Endpoints;

/// <summary>How the Open Inference Protocol refuses.</summary>
internal sealed record ProtocolError(string Error)
{
    public static ProtocolError UnknownModel(string model, string? version) =>
        new(version is null ? $"Model {model} not found" : $"Model {model} with version {version} not found");
}
