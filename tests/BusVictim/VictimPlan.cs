namespace MlopsLab.BusVictim;

/// <summary>How many events, how many per transaction, and which step (if any) takes the process down.</summary>
internal sealed record VictimPlan(int Events, int AtOnce, int DeadlyStep)
{
    public static VictimPlan From(IConfiguration configuration) => new(
        configuration.GetValue("VICTIM_EVENTS", 0),
        configuration.GetValue("VICTIM_AT_ONCE", 10),
        configuration.GetValue("VICTIM_DEADLY_STEP", -1));
}
