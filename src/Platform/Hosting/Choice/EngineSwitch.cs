namespace MlopsLab.Hosting.Choice;

/// <summary>Decides at the start which engine runs the lab.</summary>
internal static class EngineSwitch
{
    public static void Decide(string[] args)
    {
        _ = args;
    }
}
