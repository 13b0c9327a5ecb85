using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Endpoints;

internal sealed record HistoryView(HistoryPhase State, long Records, long Labels);
