using Dapper;
using MlopsLab.Messaging.Broker;
using MlopsLab.Messaging.Outbox;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Messaging.Ledgers;

/// <summary>Repairs a loss on the broker's side (a deleted queue, a removed binding): the body is still here, and the reader's inbox makes a needless copy harmless.</summary>
internal sealed class Resend(Store store, Routes routes, NodeIdentity node)
{
    /// <summary>How many were sent again (those whose body is still kept), or null when the node sends nothing to that reader.</summary>
    public async Task<int?> RunAsync(ResendRequest request, CancellationToken ct)
    {
        var readable = routes.SentBy(node.Name).Where(wireName => routes.ReadersOf(wireName).Contains(request.Reader)).ToHashSet(StringComparer.Ordinal);
        return readable.Count == 0
            ? null
            : await store.InTransactionAsync((session, token) => RunAsync(session, request, readable, token), ct);
    }

    private static async Task<int> RunAsync(StoreSession session, ResendRequest request, HashSet<string> readable, CancellationToken ct)
    {
        var sent = 0;
        foreach (var lost in request.Events ?? [])
        {
            var kept = await session.Connection.QuerySingleOrDefaultAsync<Outgoing>(
                $"SELECT {OutboxTable.Columns} FROM outgoing WHERE seq = @Seq AND id = @Id AND kind = 0 AND body IS NOT NULL", lost, session.Transaction);
            if (kept is not null && readable.Contains(kept.Type))
            {
                await session.SendAsync(kept.To(Names.DefaultExchange, Names.Queue(request.Reader, kept.Type), 0), ct);
                sent++;
            }
        }

        return sent;
    }
}
