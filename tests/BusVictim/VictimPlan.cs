namespace MlopsLab.BusVictim;

/// <summary>How many events, how many per transaction, how long between two transactions, and which step (if any) takes the process down.</summary>
internal sealed record VictimPlan(int Events, int AtOnce, TimeSpan Between, int DeadlyStep)
{
    public static VictimPlan From(IConfiguration configuration) => new(
        configuration.GetValue("VICTIM_EVENTS", 0),
        configuration.GetValue("VICTIM_AT_ONCE", 10),
        configuration.GetValue("VICTIM_BETWEEN", TimeSpan.Zero),
        configuration.GetValue("VICTIM_DEADLY_STEP", -1));
}
