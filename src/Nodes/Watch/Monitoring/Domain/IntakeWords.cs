using System.Globalization;
using MlopsLab.Statistics;

namespace MlopsLab.Monitoring.Domain;

/// <summary>What the signals about a source's intake say: figures before and now, and what to do.</summary>
internal static class IntakeWords
{
    public static string Volume(string scenario, string source, LevelState volume, int relearn)
    {
        var change = volume.Rise.Sum >= volume.Fall.Sum ? volume.Rise : volume.Fall;
        if (change.Sum < LevelTest.Alarm)
        {
            return Text($"{source} brings as many {scenario} rows as it usually does, {volume.Level:0} in an average hour");
        }

        var (now, usual) = (change.Count / change.Steps, volume.Level * change.Exposure / change.Steps);
        return Text($"{source} brings {now:0} {scenario} rows an hour where {usual:0} are usual ({now / usual:0.0##} times, since {change.Steps} h); ")
            + $"a rate that was meant to change is the usual one after {relearn} h of the scenario's time, else ask `lab traffic show` and the sender";
    }

    public static string Duplicates(string scenario, string source, LevelState share, double limit) =>
        Share(share, limit, $"{scenario} rows from {source} had come before", "they are dropped; look for a sender that sends again what was acknowledged");

    public static string Late(string scenario, string source, LevelState share, double limit) =>
        Share(share, limit, $"{scenario} rows from {source} came later than they may", "decisions were made without them; look at the sender's clock and the way from there");

    public static string Disorder(string scenario, string source, LevelState share, double limit) =>
        Share(share, limit, $"{scenario} rows from {source} were overtaken", "features put them right; look for queues or retries on the way from the sender");

    private static string Share(LevelState share, double limit, string what, string remedy) => share.Rise.Sum < LevelTest.Alarm
        ? Text($"{share.Level:P1} of the {what}, limit {limit:P0}")
        : Text($"{share.Rise.Count / share.Rise.Exposure:P0} of the {what} (since {share.Rise.Steps} h; usual {share.Level:P1}, limit {limit:P0}); ") + remedy;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
