namespace MlopsLab.Inference.Queueing;

/// <summary>The right to score; given back when disposed.</summary>
internal readonly struct Turn(Turns? owner) : IDisposable
{
    public bool IsGiven => owner is not null;

    public void Dispose() => owner?.Leave();
}
