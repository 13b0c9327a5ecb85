using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

/// <summary>Shows the audit trail and checks it.</summary>
internal sealed class AuditReads(Store store)
{
    private const int AtOnce = 1_000;

    public async Task<AuditPageView> PageAsync(string? model, long after, int limit, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var rows = await AuditStore.ReadAsync(connection, model, after, limit, ct);
        return new AuditPageView($"{await AuditStore.HeadAsync(connection, ct)}", [.. rows.Select(AuditView.Of)]);
    }

    /// <param name="known">A head somebody wrote down earlier: the chain has to run through it.</param>
    public async Task<AuditVerdictView> VerifyAsync(AuditHead? known, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var (end, broken) = await WalkAsync(connection, ct);
        broken ??= await CheckKnownAsync(connection, known, ct);
        var head = await AuditStore.HeadAsync(connection, ct);
        return new AuditVerdictView(broken is null, end.Seq, $"{head}", broken?.Seq, broken?.Why);
    }

    private static async Task<(AuditHead End, AuditBreak? Broken)> WalkAsync(Db db, CancellationToken ct)
    {
        var before = AuditHead.Empty;
        for (var rows = await AuditStore.ReadAsync(db, null, 0, AtOnce, ct); rows.Count > 0; rows = await AuditStore.ReadAsync(db, null, before.Seq, AtOnce, ct))
        {
            foreach (var row in rows)
            {
                if (AuditChain.Check(before, row) is { } broken)
                {
                    return (before, broken);
                }

                before = new AuditHead(row.Seq, row.Hash);
            }
        }

        return (before, null);
    }

    private static async Task<AuditBreak?> CheckKnownAsync(Db db, AuditHead? known, CancellationToken ct) =>
        known is null || known == AuditHead.Empty ? null
        : await AuditStore.FindAsync(db, known.Seq, ct) is not { } row ? new AuditBreak(known.Seq, $"row {known.Seq} is missing: the tail was cut off")
        : row.Hash == known.Hash ? null
        : new AuditBreak(known.Seq, "it is not the row that was written down: the trail was made anew");
}
