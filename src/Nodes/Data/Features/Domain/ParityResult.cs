namespace MlopsLab.Features.Domain;

/// <summary>One pass: what was replayed, what was compared, what differed. Skipped are states that changed meanwhile.</summary>
internal sealed record ParityResult(
    string Scenario, string View, long Records, int Vectors, int Stored, int Copied, int Skipped, int Repaired, IReadOnlyList<ParityBreak> Breaks, DateTimeOffset At, double Milliseconds);
