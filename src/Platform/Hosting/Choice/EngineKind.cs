namespace MlopsLab.Hosting.Choice;

/// <summary>What can run the lab.</summary>
internal enum EngineKind
{
    Embedded,
    Aspire,
}
