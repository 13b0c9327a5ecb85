namespace MlopsLab.Features.Domain;

/// <summary>Where a row of a snapshot lies in the spool, and what decides its place in the replay (times in ticks, UTC), and the chance with which an explored record was let through.</summary>
internal readonly record struct SnapshotRow(string Id, long Event, long Arrival, double? Label, SpoolPart Part, long? LabelArrival = null, double? Chance = null) : IComparable<SnapshotRow>
{
    /// <summary>The order in which rows happened; ties by arrival and id, so that a snapshot's own order doesn't matter.</summary>
    public int CompareTo(SnapshotRow other)
    {
        var order = Event.CompareTo(other.Event);
        order = order != 0 ? order : Arrival.CompareTo(other.Arrival);
        return order != 0 ? order : string.CompareOrdinal(Id, other.Id);
    }
}
