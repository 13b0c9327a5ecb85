using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring;

internal sealed record BeatView(DateTimeOffset? At, IReadOnlyList<Signal> Signals);
