using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World.Episodes;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>
/// Card payments of a made-up country, slot by slot. Nothing is remembered between slots but caches: any slot can be asked for
/// at any time and is always the same, so a sender that was killed goes on where it stood.
/// </summary>
internal sealed class FraudWorld
{
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(10);

    public const int MostTowns = 10_000;

    private readonly Dictionary<int, TownLife> _lives = [];
    private readonly TownBuilder _towns;
    private readonly Shopping _shopping;
    private readonly EpisodeCalendar _episodes;

    public FraudWorld(WorldSettings settings)
    {
        var till = new Till(settings);
        _towns = new TownBuilder(settings);
        _shopping = new Shopping(settings, _towns, till);
        _episodes = new EpisodeCalendar(settings, _towns, till);
    }

    public static long SlotOf(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks / Slot.Ticks;

    public static DateTimeOffset StartOf(long slot) => DateTimeOffset.UnixEpoch + (slot * Slot);

    /// <summary>The payments of one slot, oldest first, of the first <paramref name="towns"/> towns; a fraction is a town of which only the first customers are there.</summary>
    public List<Payment> PaymentsOf(long slot, double towns) => PaymentsOf(slot, towns, Conditions.Usual);

    /// <summary>The same under other conditions than the usual ones.</summary>
    public List<Payment> PaymentsOf(long slot, double towns, Conditions conditions)
    {
        var payments = new List<Payment>();
        var present = Math.Min(towns * conditions.Crowd, MostTowns);
        var whole = (int)present;
        var intensity = Season.Intensity(StartOf(slot) + (Slot / 2));
        for (var number = 0; number < whole; number++)
        {
            Live(number, slot, Town.Customers, payments, conditions, number >= towns, intensity);
        }

        if ((int)Math.Round((present - whole) * Town.Customers) is var rest && rest > 0 && whole < MostTowns)
        {
            Live(whole, slot, rest, payments, conditions, whole >= towns, intensity);
        }

        payments.Sort(static (one, other) => one.At != other.At ? one.At.CompareTo(other.At) : string.CompareOrdinal(one.Id, other.Id));
        return payments;
    }

    private void Live(int number, long slot, int customers, List<Payment> into, Conditions conditions, bool added, double intensity)
    {
        if (!_lives.TryGetValue(number, out var life))
        {
            _lives[number] = life = new TownLife(_towns.Build(number));
        }

        var before = into.Count;
        _shopping.Fill(life.Town, slot, customers, intensity, into);
        life.Steal(_episodes, slot, customers, conditions.Crime, into);
        if (conditions.ChangesPeople)
        {
            Change(into, before, conditions, new Scene(life.Town, added, conditions.Evasion));
        }
    }

    private static void Change(List<Payment> payments, int from, Conditions conditions, Scene scene)
    {
        var kept = from;
        for (var index = from; index < payments.Count; index++)
        {
            if (conditions.Live(payments[index], scene) is { } payment)
            {
                payments[kept++] = payment;
            }
        }

        payments.RemoveRange(kept, payments.Count - kept);
    }
}
