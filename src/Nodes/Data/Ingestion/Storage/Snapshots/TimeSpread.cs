namespace MlopsLab.Ingestion.Storage;

/// <summary>The earliest and the latest of some times.</summary>
internal readonly record struct TimeSpread(DateTimeOffset From, DateTimeOffset To)
{
    public static TimeSpread None { get; } = new(DateTimeOffset.MaxValue, DateTimeOffset.MinValue);

    public TimeSpread With(DateTimeOffset time) => new(time < From ? time : From, time > To ? time : To);

    public TimeSpread With(TimeSpread other) => new(other.From < From ? other.From : From, other.To > To ? other.To : To);
}
