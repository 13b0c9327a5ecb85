namespace MlopsLab.Messaging.Inbox;

/// <summary>Hands the receiver's transaction to the handler's scope.</summary>
internal sealed class CurrentSession
{
    private StoreSession? _session;

    public StoreSession Session
    {
        get => _session ?? throw new InvalidOperationException(
            "StoreSession can be injected into event handlers only; elsewhere inject Store and call InTransactionAsync.");
        set => _session = value;
    }
}
