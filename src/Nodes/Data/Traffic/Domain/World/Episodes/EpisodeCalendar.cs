namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>All fraud of a town by the day it starts: any day can be asked for by itself, in any order.</summary>
internal sealed class EpisodeCalendar(WorldSettings world, TownBuilder towns, Till till)
{
    /// <summary>No episode lasts longer.</summary>
    public const int LongestDays = 3;

    private const int MostEpisodes = 63;

    /// <summary>The payments of the episodes that start on this day, oldest first.</summary>
    public Payment[] StartingOn(Town town, int day)
    {
        var payments = new List<Payment>();
        for (var pattern = 0; pattern < EpisodePattern.All.Length; pattern++)
        {
            var count = Math.Min(MostEpisodes, Episodes(town, day, pattern));
            for (var index = 0; index < count; index++)
            {
                Play(town, new EpisodeKey(day, pattern, index), payments);
            }
        }

        return [.. payments.OrderBy(payment => payment.At)];
    }

    private int Episodes(Town town, int day, int pattern)
    {
        var draws = world.For(Purpose.Episodes, day, town.Number, pattern);
        return draws.Poisson(EpisodePattern.All[pattern].EpisodesPerTownDay);
    }

    private void Play(Town town, EpisodeKey key, List<Payment> into)
    {
        var draws = world.For(Purpose.Episodes, key.Day, town.Number, ((key.Index + 1) * 16) + key.Pattern);
        var start = DateTimeOffset.UnixEpoch.AddDays(key.Day) + TimeSpan.FromHours(draws.Between(0, 24));
        var pattern = EpisodePattern.All[key.Pattern];
        pattern.Play(new Episode(world, towns, till, town, pattern, key, start, into), ref draws);
    }
}
