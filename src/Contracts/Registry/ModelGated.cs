namespace MlopsLab.Contracts.Registry;

/// <summary>The gates looked at a version, or a person answered for one that they block.</summary>
/// <param name="Verdict"><c>passed</c>, <c>needs approval</c> or <c>blocked</c>.</param>
/// <param name="Failed">Gates that keep it from serving.</param>
/// <param name="CannotSay">Gates that could not tell.</param>
/// <param name="Policy">SHA-256 of the policy file.</param>
/// <param name="Words">What blocks it; when nothing does, what was not validated.</param>
[Event("model.gated", version: 1)]
public sealed record ModelGated(
    string Model,
    string Version,
    string ArtifactHash,
    string Verdict,
    IReadOnlyList<string> Failed,
    IReadOnlyList<string> CannotSay,
    string Policy,
    IReadOnlyList<string> Words,
    string By,
    string Why,
    DateTimeOffset At);
