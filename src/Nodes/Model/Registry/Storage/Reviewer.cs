using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>Approves and rejects versions; saying the same twice changes and announces nothing.</summary>
internal sealed class Reviewer(Journal journal, TimeProvider clock)
{
    public async Task<ModelVersion> ApproveAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct)
    {
        if (version.Status == VersionStatus.Approved)
        {
            return version;
        }

        var at = await SaveAsync(session, version, VersionStatus.Approved, MoveKind.Approved, reason, ct);
        await session.PublishAsync(new ModelApproved(version.Model, version.Version, reason.By, reason.Why, at), ct);
        return version with { Status = VersionStatus.Approved };
    }

    public async Task<ModelVersion> RejectAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct)
    {
        if (version.Status == VersionStatus.Rejected)
        {
            return version;
        }

        var at = await SaveAsync(session, version, VersionStatus.Rejected, MoveKind.Rejected, reason, ct);
        await session.PublishAsync(new ModelRejected(version.Model, version.Version, reason.By, reason.Why, at), ct);
        return version with { Status = VersionStatus.Rejected };
    }

    private async Task<DateTimeOffset> SaveAsync(
        StoreSession session, ModelVersion version, VersionStatus status, MoveKind kind, Reason reason, CancellationToken ct)
    {
        var at = clock.GetUtcNow();
        await VersionStore.SaveAsync(session, version with { Status = status, UpdatedAt = at }, ct);
        await HistoryStore.AddAsync(session, Line(version, kind, reason, at), ct);
        await journal.AddAsync(session, Change.OfVersion(status == VersionStatus.Approved ? Actions.Approved : Actions.Rejected, version), reason, ct);
        return at;
    }

    private static HistoryRow Line(ModelVersion version, MoveKind kind, Reason reason, DateTimeOffset at) => new()
    {
        Model = version.Model,
        Kind = kind.ToString(),
        ToVersion = version.Number,
        MadeBy = reason.By,
        Why = reason.Why,
        MadeAt = at.ToUnixTimeMilliseconds(),
    };
}
