using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Workers;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Telemetry;

/// <summary>What ingestion can run out of, what it took, and which snapshot to go back to.</summary>
internal sealed class IngestionFacts(
    IntakeWriter writer, BodyBudget bodies, KnownRecords known, SnapshotStore snapshots, QuarantineStore quarantine, NodeIdentity node, IOptions<IngestionOptions> options) : IExplanation
{
    public async Task<NodeFacts> ReadAsync(CancellationToken ct)
    {
        var disk = new DriveInfo(node.DataFolder);
        var sealedOnes = await snapshots.ListAsync(scenario: null, ct);
        var aside = await quarantine.CountAsync(ct);
        return new NodeFacts(
            [
                new("batches waiting for the disk", writer.Waiting, options.Value.WaitingBatches, "{batch}", "senders are answered 503 and keep their rows"),
                new("rows on disk that wait to be published", known.Tail, options.Value.WaitingRows, "{row}", "senders are answered 503 and keep their rows"),
                new("bodies in memory", bodies.Used, options.Value.BodyBytesAtOnce, "By", "senders are answered 429 and keep their rows"),
                new("the disk", disk.TotalSize - disk.AvailableFreeSpace, disk.TotalSize, "By", "nothing more is accepted and senders are answered 503"),
            ],
            [
                new Remark(
                    Question.Monitor,
                    $"monitor-data watches the share of rows that break the contract, how long no row came, and of each source volume, repetition, lateness and order (`GET /signals`); {aside} rows are set aside now.",
                    new Evidence("rows in quarantine", aside, "{row}")),
                RollBack(sealedOnes),
                new Remark(Question.StillWorking, "An accepted row is on disk before its sender is answered; `lab ledger` proves that none of its events is lost."),
            ]);
    }

    private static Remark RollBack(IReadOnlyList<SnapshotView> sealedOnes) => sealedOnes is [var newest, ..]
        ? new Remark(
            Question.RollBack,
            $"Data is never changed in place: {sealedOnes.Count} snapshots are there to train from (lab train --snapshot <id>); the newest is {newest.Id[..12]} of {newest.SealedAt:u} with {newest.Rows} {newest.Scenario} rows.",
            [new("snapshots", sealedOnes.Count, "{snapshot}"), .. sealedOnes.Take(3).Select(one => new Evidence($"snapshot of {one.SealedAt:u}", one.Id))])
        : new Remark(Question.RollBack, "There is no snapshot yet.");
}
