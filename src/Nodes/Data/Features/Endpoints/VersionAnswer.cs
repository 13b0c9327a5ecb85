using MlopsLab.Features.Domain;
using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Endpoints;

/// <summary>A version of a view: how far it is, what was counted for it, and, when asked for, the hashes of its states.</summary>
/// <param name="Progress">Share of the log that is counted.</param>
/// <param name="OutOfOrder">Records older than the newest of one of their entities; counted all the same.</param>
/// <param name="Late">Those that at least one window could no longer take.</param>
/// <param name="Whole">False when it holds states older than the log, which can't be replayed.</param>
internal sealed record VersionAnswer(
    string View, string Phase, double Progress, long Records, long Refused, long OutOfOrder, long Late, bool Whole, string CreatedAt, ViewHash? Hash)
{
    public static VersionAnswer Of(ViewVersion version, long logged, ViewHash? hash) => new(
        version.View,
        version.Phase,
        version.Phase != ViewPhase.Building || logged == 0 ? 1 : Math.Min(1, Math.Round((version.Records + version.Refused) / (double)logged, 4)),
        version.Records,
        version.Refused,
        version.OutOfOrder,
        version.Late,
        version.Whole > 0,
        version.CreatedAt,
        hash);
}
