namespace MlopsLab.Registry.Domain.Gates;

/// <summary>Where a version stands: its newest report and what people decided in spite of it.</summary>
/// <param name="Report">Null when its gates were never asked.</param>
internal sealed record Standing(GateReport? Report, IReadOnlyList<GateOverride> Overrides)
{
    public static Standing Unknown { get; } = new(null, []);

    /// <summary>What keeps it from serving. An override holds for the gates it names, not for others that fail later.</summary>
    public IReadOnlyList<GateFinding> Blocking { get; } =
        [.. (Report?.Gates ?? []).Where(gate => gate.Blocks && !(gate.MayOverride && Overrides.Any(one => one.Gates.Contains(gate.Gate))))];

    public bool IsBlocked => Blocking.Count > 0;

    public GateVerdict? Verdict => Report is null ? null
        : IsBlocked ? GateVerdict.Blocked
        : Report.Gates.Any(gate => gate.Asks) ? GateVerdict.Approval
        : GateVerdict.Passed;
}
