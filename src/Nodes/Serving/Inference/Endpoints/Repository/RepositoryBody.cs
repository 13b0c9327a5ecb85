using System.Text.Json;
using MlopsLab.Inference.Repository;

namespace MlopsLab.Inference.Endpoints;

/// <summary>The bodies of repository calls: empty, or a JSON object. Read whatever the content type says, since clients send none.</summary>
internal static class RepositoryBody
{
    /// <summary><c>{"ready":true}</c> asks for what can answer, and nothing else.</summary>
    public static async Task<bool> ReadReadyAsync(HttpRequest request, CancellationToken ct) =>
        await ReadAsync(request, ct) is { } body && body.TryGetProperty("ready", out var ready)
            && (ready.ValueKind is JsonValueKind.True or JsonValueKind.False ? ready.GetBoolean() : throw Wrong("ready must be true or false"));

    /// <summary><c>{"parameters":{"version":"3"}}</c>; null when no version is named.</summary>
    public static async Task<string?> ReadVersionAsync(HttpRequest request, CancellationToken ct)
    {
        if (await ReadAsync(request, ct) is not { } body || !body.TryGetProperty("parameters", out var parameters))
        {
            return null;
        }

        if (parameters.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("parameters must be an object");
        }

        foreach (var parameter in parameters.EnumerateObject())
        {
            // Triton's clients always say whether what a model is made of goes with it; ours is made of nothing else.
            _ = parameter.Name is "version" or "unload_dependents" ? true : throw Wrong($"there is no parameter {parameter.Name}; a model is loaded as the registry has it, and version is all that can be chosen");
        }

        return !parameters.TryGetProperty("version", out var version) ? null
            : version.ValueKind == JsonValueKind.String && version.GetString() is { Length: > 0 } text ? text
            : throw Wrong("version must be a text such as \"3\"");
    }

    private static async Task<JsonElement?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, ct);
        if (bytes.Length == 0)
        {
            return null;
        }

        using var document = JsonDocument.Parse(bytes.ToArray(), new JsonDocumentOptions { MaxDepth = 16 });
        return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Wrong("the body must be a JSON object");
    }

    private static RepositoryRefusedException Wrong(string problem) => new(StatusCodes.Status400BadRequest, problem);
}
