namespace MlopsLab.Traffic.Domain;

/// <summary>How far the history was sent; the plan is kept, so that a later start goes on with the same towns.</summary>
internal sealed record HistoryState(HistoryPhase Phase, long NextSlot, long Records, long Labels, HistoryPlan? Plan)
{
    public static HistoryState Start(HistoryPlan? plan) => new(plan is null ? HistoryPhase.Waiting : HistoryPhase.Records, plan?.First ?? 0, 0, 0, plan);
}
