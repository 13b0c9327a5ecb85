using System.Text.Json.Nodes;

namespace MlopsLab.Lab.Tests;

/// <summary>What one call of the <c>lab</c> command gave.</summary>
internal sealed record Answer(int Code, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out) ?? new JsonObject();

    public override string ToString() => $"exit {Code}\n{Out}\n{Error}";
}
