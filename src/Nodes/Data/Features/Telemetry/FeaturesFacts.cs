using MlopsLab.Features.Storage;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Features.Telemetry;

/// <summary>How far the copy in Redis is behind, and what serves.</summary>
internal sealed class FeaturesFacts(OnlineStatus status, StateTable states) : IExplanation
{
    public async Task<NodeFacts> ReadAsync(CancellationToken ct)
    {
        var revision = await states.RevisionAsync(ct);
        var behind = Math.Max(0, revision - status.Pushed);
        return new NodeFacts(
            [],
            [
                new Remark(
                    Question.Monitor,
                    $"Its check online-copy says whether Redis takes what is written; the copy is {behind} states behind the store and was filled anew {status.Rebuilds} times.",
                    new("states not yet in Redis", behind, "{state}"),
                    new("rebuilds of the copy", status.Rebuilds, "{rebuild}")),
                new Remark(Question.RollBack, "The copy in Redis is rebuilt from the store by itself; the store is rebuilt by replaying the events."),
                new Remark(Question.StillWorking, status.Trouble is { } why ? $"Redis can't be written now: {why}." : "Redis takes what is written."),
            ]);
    }
}
