using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Workers;

/// <summary>A payment on its way: its record, its label to come, its slot, and when it should have left.</summary>
internal sealed record ScoreCall(WireRecord Record, WireLabel Label, long Slot, long Due);
