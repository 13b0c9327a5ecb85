namespace MlopsLab.Messaging.Ledgers;

/// <summary>Reads the ledger inside the node that hosts it.</summary>
public sealed class LedgerReader
{
    private readonly LedgerReconciler _ledger;

    internal LedgerReader(LedgerReconciler ledger) => _ledger = ledger;

    /// <summary>The ledger as it is now; asks every node and the broker.</summary>
    public Task<LedgerView> LookAsync(CancellationToken ct) => _ledger.LookAsync(ct);
}
