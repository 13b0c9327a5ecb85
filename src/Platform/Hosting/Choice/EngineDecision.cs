namespace MlopsLab.Hosting.Choice;

/// <summary>The engine that runs the lab, and why.</summary>
internal sealed record EngineDecision(EngineKind Engine, string Why)
{
    public override string ToString() => $"engine: {(Engine == EngineKind.Aspire ? "aspire" : "embedded")} ({Why})";
}
