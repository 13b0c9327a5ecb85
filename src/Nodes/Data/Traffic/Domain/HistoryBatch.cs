using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain;

internal sealed record HistoryBatch(long FirstSlot, long NextSlot, IReadOnlyList<Payment> Payments);
