namespace MlopsLab.Features.Domain;

/// <summary>A finished line of a training set, waiting in the spool for its place in event order.</summary>
internal readonly record struct TrainingRow(long Event, long Sequence, SpoolPart Part) : IComparable<TrainingRow>
{
    public int CompareTo(TrainingRow other)
    {
        var order = Event.CompareTo(other.Event);
        return order != 0 ? order : Sequence.CompareTo(other.Sequence);
    }
}
