namespace MlopsLab.Features.Storage;

/// <summary>One version of a scenario's view and what was counted for it.</summary>
/// <param name="Whole">1 when all of its states come from records of the log; 0 for states older than the log.</param>
/// <param name="OutOfOrder">Records older than the newest one of an entity they belong to; they were counted all the same.</param>
/// <param name="Late">Those among them that at least one window could no longer take.</param>
internal sealed record ViewVersion(
    string Scenario, string View, string Definition, string Phase, long Cursor, long SwitchWhenReady, long Whole, long Records, long Refused, long OutOfOrder, long Late, string CreatedAt);
