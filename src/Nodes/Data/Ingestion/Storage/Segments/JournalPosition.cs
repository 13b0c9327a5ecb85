namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>A place between two lines of a journal; offset 0 is before the header of the segment.</summary>
internal readonly record struct JournalPosition(int Segment, long Offset) : IComparable<JournalPosition>
{
    public static readonly JournalPosition Start = new(1, 0);

    public int CompareTo(JournalPosition other) => Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);

    public static bool operator <(JournalPosition one, JournalPosition other) => one.CompareTo(other) < 0;

    public static bool operator >(JournalPosition one, JournalPosition other) => one.CompareTo(other) > 0;

    public static bool operator <=(JournalPosition one, JournalPosition other) => one.CompareTo(other) <= 0;

    public static bool operator >=(JournalPosition one, JournalPosition other) => one.CompareTo(other) >= 0;
}
