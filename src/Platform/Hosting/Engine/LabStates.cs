namespace MlopsLab.Hosting.Engine;

/// <summary>States that Aspire does not know.</summary>
internal static class LabStates
{
    public const string Frozen = "Frozen";
    public const string CrashLoop = "CrashLoop";
}
