using MlopsLab.Contracts.Ingestion;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Domain;

/// <summary>What is usual in the intake of one source, and the evidence that it changed.</summary>
/// <param name="Shape">How the hours of its week differ.</param>
/// <param name="Volume">Rows of an average hour.</param>
/// <param name="Live">False while all that came is history, of which nothing is news.</param>
internal sealed record IntakeWatch(HourShape Shape, LevelState Volume, LevelState Duplicates, LevelState Late, LevelState Disorder, bool Live)
{
    public static IntakeWatch New => new(HourShape.Unknown, new(), new(), new(), new(), Live: false);

    /// <summary>Whether there is enough to say something of the volume.</summary>
    public bool KnowsVolume(IntakeLimits limits) => Live && Shape.IsKnown && Volume.Steps >= limits.VolumeRules.Learning;

    public IntakeWatch Next(IntakeHour hour, IntakeLimits limits) => (hour.History || Live ? this : this with { Live = true, Volume = Anew() }).Count(hour, limits);

    private IntakeWatch Count(IntakeHour hour, IntakeLimits limits)
    {
        var counted = this with
        {
            Duplicates = LevelTest.Next(Duplicates, hour.Duplicates, hour.Arrived + hour.Duplicates, limits.Duplicates.ShareRules),
            Late = LevelTest.Next(Late, hour.Late, hour.Arrived, limits.Late.ShareRules),
            Disorder = LevelTest.Next(Disorder, hour.Disordered, hour.Arrived, limits.Disorder.ShareRules),
        };

        // An hour without a row is silence, and one that comes late is not small: both have signals of their own.
        return hour.Rows == 0 || hour.Late >= limits.Late.Value * hour.Arrived ? counted : counted.Measure(HourShape.HourOf(hour.Start), hour.Rows, limits.VolumeRules);
    }

    private IntakeWatch Measure(int hour, long rows, LevelRules rules)
    {
        if (!Shape.IsKnown)
        {
            return this with { Shape = Shape.With(hour, rows, level: 1), Volume = Volume with { Count = Volume.Count + rows, Exposure = Volume.Exposure + 1, Steps = Volume.Steps + 1 } };
        }

        var volume = LevelTest.Next(Volume, rows, Shape.Of(hour), rules);
        var usual = volume.Steps > rules.Learning && volume is { Rise.Sum: 0, Fall.Sum: 0 };
        return this with { Volume = volume, Shape = usual ? Shape.With(hour, rows, volume.Level) : Shape };
    }

    // As many rows as the past had need not be as many as there are now.
    private LevelState Anew() => Shape.IsKnown ? new(Spread: Volume.Spread) : Volume;
}
