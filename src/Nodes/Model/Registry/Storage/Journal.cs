using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Mlflow.Webhooks;

namespace MlopsLab.Registry.Storage;

/// <summary>Writes each change into the audit trail and down for the webhooks that want it, in the transaction that makes it.</summary>
internal sealed class Journal(TimeProvider clock)
{
    public async Task AddAsync(StoreSession session, Change change, Reason reason, CancellationToken ct)
    {
        var head = await AuditStore.HeadAsync(session, ct);
        var row = AuditChain.Append(head, clock.GetUtcNow().ToUnixTimeMilliseconds(), reason, change.Action, change.Subject, change.Details.ToJsonString());
        await AuditStore.AddAsync(session, row, ct);
        await WebhookOutbox.AddAsync(session, change, row, ct);
    }
}
