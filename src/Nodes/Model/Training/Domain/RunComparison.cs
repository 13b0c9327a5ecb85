using MlopsLab.Training.Domain.Pinning;

namespace MlopsLab.Training.Domain;

/// <summary>Whether a run made the artifact of the run before it again, and which of its inputs were others.</summary>
/// <param name="Words">For people: the same artifact, or what differs.</param>
internal sealed record RunComparison(string RunId, string Artifact, bool Same, IReadOnlyList<PinDifference> Differences, string Words)
{
    public static RunComparison Of(string runId, string before, Pins was, string after, Pins now)
    {
        var differences = PinDifference.Between(was, now);
        var words = before == after ? $"same artifact {after}"
            : differences.Count > 0 ? $"another artifact: {string.Join("; ", differences)}"
            : "another artifact although every pinned input is the same: what computes is not deterministic, or what was pinned is not all";
        return new(runId, before, before == after, differences, words);
    }
}
