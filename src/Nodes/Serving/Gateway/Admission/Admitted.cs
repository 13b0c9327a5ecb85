using MlopsLab.ServiceDefaults.Queueing;

namespace MlopsLab.Gateway.Admission;

/// <summary>A request that was let in, or was not; disposed when it is answered.</summary>
internal readonly struct Admitted(Admittance owner, Turn turn, long began, int inFlight) : IDisposable
{
    public bool IsGiven => turn.IsGiven;

    public void Dispose()
    {
        if (turn.IsGiven)
        {
            owner.Ended(began, inFlight);
            turn.Dispose();
        }
    }
}
