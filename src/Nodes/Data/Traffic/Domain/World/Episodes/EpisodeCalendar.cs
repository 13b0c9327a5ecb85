using MlopsLab.Traffic.Domain.Switches.Worlds;

namespace MlopsLab.Traffic.Domain.World.Episodes;

/// <summary>All fraud of a town by the day it starts: any day can be asked for by itself, in any order.</summary>
internal sealed class EpisodeCalendar(WorldSettings world, TownBuilder towns, Till till)
{
    /// <summary>No episode lasts longer.</summary>
    public const int LongestDays = 3;

    private const int MostEpisodes = 63;
    private static readonly string[] MoreCrime = [PriorWorld.Name];

    /// <summary>The payments of the episodes that start on this day, oldest first; more crime adds episodes and changes none.</summary>
    public Payment[] StartingOn(Town town, int day, double crime)
    {
        var payments = new List<Payment>();
        for (var pattern = 0; pattern < EpisodePattern.All.Length; pattern++)
        {
            var (usual, count) = Episodes(town, day, pattern, crime);
            for (var index = 0; index < count; index++)
            {
                Play(town, new EpisodeKey(day, pattern, index), index >= usual, payments);
            }
        }

        return [.. payments.OrderBy(payment => payment.At)];
    }

    // The same draws with a larger mean count on from the smaller one.
    private (int Usual, int Count) Episodes(Town town, int day, int pattern, double crime)
    {
        var (draws, more) = (world.For(Purpose.Episodes, day, town.Number, pattern), world.For(Purpose.Episodes, day, town.Number, pattern));
        var usual = Math.Min(MostEpisodes, draws.Poisson(EpisodePattern.All[pattern].EpisodesPerTownDay));
        return crime == 1 || EpisodePattern.All[pattern].Reporting is null
            ? (usual, usual)
            : (usual, Math.Min(MostEpisodes, more.Poisson(EpisodePattern.All[pattern].EpisodesPerTownDay * crime)));
    }

    private void Play(Town town, EpisodeKey key, bool more, List<Payment> into)
    {
        var draws = world.For(Purpose.Episodes, key.Day, town.Number, ((key.Index + 1) * 16) + key.Pattern);
        var start = DateTimeOffset.UnixEpoch.AddDays(key.Day) + TimeSpan.FromHours(draws.Between(0, 24));
        var pattern = EpisodePattern.All[key.Pattern];
        var first = into.Count;
        pattern.Play(new Episode(world, towns, till, town, pattern, key, start, into), ref draws);
        for (var index = first; more && index < into.Count; index++)
        {
            into[index] = into[index] with { Worlds = MoreCrime };
        }
    }
}
