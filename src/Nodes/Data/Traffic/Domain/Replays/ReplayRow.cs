namespace MlopsLab.Traffic.Domain.Replays;

/// <summary>One row of the file: null record when it can't be read as one.</summary>
internal sealed record ReplayRow(long Index, WireRecord? Record, WireLabel? Label);
