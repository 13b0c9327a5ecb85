using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring;

/// <summary>The last look: when it was and what it saw. A beat that grows old means that nobody is watching.</summary>
internal sealed class Beat
{
    private BeatView _last = new(At: null, []);

    public BeatView Last => Volatile.Read(ref _last);

    public void Sound(DateTimeOffset at, IReadOnlyList<Signal> signals) => Volatile.Write(ref _last, new BeatView(at, signals));
}
