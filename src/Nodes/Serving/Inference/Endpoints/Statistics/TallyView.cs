using MlopsLab.Inference.Telemetry;

namespace MlopsLab.Inference.Endpoints;

/// <param name="Ns">Nanoseconds altogether.</param>
internal sealed record TallyView(long Count, long Ns)
{
    public static TallyView None { get; } = new(0, 0);

    public static TallyView Of(Tally tally) => new(tally.Count, tally.Nanoseconds);
}
