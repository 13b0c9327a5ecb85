namespace MlopsLab.ServiceDefaults.Queueing;

/// <summary>The right to be worked on; given back when disposed.</summary>
public readonly struct Turn : IDisposable
{
    private readonly Turns? owner;

    internal Turn(Turns owner) => this.owner = owner;

    /// <summary>False when too many waited.</summary>
    public bool IsGiven => owner is not null;

    public void Dispose() => owner?.Leave();
}
