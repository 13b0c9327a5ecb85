namespace MlopsLab.Hosting.Choice;

/// <summary>Aspire when it was asked for, or when its packages restore and a container runtime answers.</summary>
internal static class EngineRule
{
    public static EngineDecision Decide(EngineFacts facts) => facts switch
    {
        { Argument: { } asked } => new(asked, "asked for with --engine"),
        { Built: { } built } => new(built, "asked for with -p:UseAspire"),
        { Packages: null or { Restore: false } } => new(EngineKind.Embedded, facts.Packages?.Why ?? "Aspire's packages were not looked for"),
        { Containers: null or "" } => new(EngineKind.Embedded, "no container runtime answers"),
        _ => new(EngineKind.Aspire, $"its packages restore and {facts.Containers} answers"),
    };
}
