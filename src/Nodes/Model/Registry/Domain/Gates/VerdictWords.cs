namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Verdicts as people and the wire write them.</summary>
internal static class VerdictWords
{
    public static string Of(GateVerdict? verdict) => verdict switch
    {
        GateVerdict.Passed => "passed",
        GateVerdict.Approval => "needs approval",
        GateVerdict.Blocked => "blocked",
        _ => "not asked",
    };
}
