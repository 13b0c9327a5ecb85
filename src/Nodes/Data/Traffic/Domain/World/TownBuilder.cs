namespace MlopsLab.Traffic.Domain.World;

/// <summary>Makes a town from its number alone: twice the same number, twice the same town.</summary>
internal sealed class TownBuilder(WorldSettings world)
{
    public const int TownsPerRegion = 16;

    public const double NewShops = 0.15;

    /// <summary>Ages are counted from here.</summary>
    public static readonly DateTimeOffset Epoch = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly int[] SiteCountries = [13, 2, 15, 14, 19];

    public Town Build(int number)
    {
        var region = world.For(Purpose.Town, number / TownsPerRegion);
        var country = Countries.Home(ref region);
        var draws = world.For(Purpose.Town, number / TownsPerRegion, number + 1);
        var activity = new double[Town.Customers];
        var customers = new Customer[Town.Customers];
        var total = 0.0;
        for (var index = 0; index < customers.Length; index++)
        {
            customers[index] = Settle(number, index, country);
            activity[index] = total += draws.LogNormal(0, 0.6);
        }

        return new Town(number, country, customers, activity, Shops(number, country), Sites(number / TownsPerRegion, country));
    }

    /// <summary>A shop in a country that a customer of the region visits.</summary>
    public Merchant Abroad(int town, int country, int index)
    {
        var draws = world.For(Purpose.ForeignShop, town / TownsPerRegion, country, index);
        return new Merchant($"m{town / TownsPerRegion:x}-{Countries.Codes[country]}-{index}", Trade.Abroad[index % Trade.Abroad.Length], country, Opened(ref draws), ContractDays(ref draws), Online: false);
    }

    private Customer Settle(int town, int index, int country)
    {
        var draws = world.For(Purpose.Customer, town, index);
        return new Customer
        {
            Id = $"c{town:x}-{index}",
            Household = index % 3 == 0 ? $"c{town:x}-{index + 1}" : $"c{town:x}-{index}",
            Index = index,
            Home = country,
            Opened = draws.Chance(0.08) ? Epoch.AddDays(draws.Between(-60, 300)) : Epoch.AddDays(-60 - draws.LogNormal(6.6, 0.9)),
            Spending = draws.LogNormal(0, 0.5),
            OnlineShare = 0.05 + (0.55 * draws.Unit() * draws.Unit()),
            PeakHour = (draws.Chance(0.6) ? draws.Normal(12.5, 2.5) : draws.Normal(18.5, 2.5)) % 24,
            CardLimit = draws.LogNormal(8.1, 0.5),
            LimitHabit = draws.Between(0.05, 0.6),
            DevicePhase = draws.Unit(),
            FavouriteShops = Favourites(5, Trade.InTown.Length, ref draws),
            FavouriteSites = Favourites(3, Trade.Online.Length, ref draws),
        };
    }

    private Merchant[] Shops(int town, int country) =>
        [.. Trade.InTown.Select((trade, index) => Shop($"m{town:x}-{index}", trade, country, world.For(Purpose.Merchant, town, index)))];

    private Merchant[] Sites(int region, int country) =>
        [.. Trade.Online.Select((trade, index) => Site($"m{region:x}-w{index}", trade, country, world.For(Purpose.OnlineShop, region, index)))];

    private static Merchant Shop(string id, Trade trade, int country, Draws draws) =>
        Succeeded(new(id, trade, country, Opened(ref draws), ContractDays(ref draws), Online: false), ref draws);

    private static Merchant Site(string id, Trade trade, int country, Draws draws) =>
        Succeeded(new(id, trade, draws.Chance(0.6) ? country : draws.OneOf<int>(SiteCountries), Opened(ref draws), ContractDays(ref draws), Online: true), ref draws);

    // New shops come over time, each in the place of one that closes.
    private static Merchant Succeeded(Merchant first, ref Draws draws) => draws.Chance(NewShops)
        ? first with { Id = first.Id + "n", Opened = Epoch.AddDays(draws.Between(-60, 300)), Before = first }
        : first;

    private static DateTimeOffset Opened(ref Draws draws) => Epoch.AddDays(-400 - draws.LogNormal(6.3, 1.0));

    private static double ContractDays(ref Draws draws) => draws.LogNormal(5.8, 0.5);

    private static int[] Favourites(int count, int of, ref Draws draws)
    {
        var favourites = new int[count];
        for (var index = 0; index < count; index++)
        {
            favourites[index] = draws.Below(of);
        }

        return favourites;
    }
}
