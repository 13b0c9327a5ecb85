namespace MlopsLab.Traffic.Domain.World;

/// <summary>What owners of cards do: a Poisson process per town, thinned by everybody's hours, at their usual shops, sometimes abroad.</summary>
internal sealed class Shopping(WorldSettings world, TownBuilder towns, Till till)
{
    private const int SlotsPerDay = 144;

    public void Fill(Town town, long slot, int customers, double intensity, List<Payment> into)
    {
        var start = DateTimeOffset.UnixEpoch + (slot * FraudWorld.Slot);
        var draws = world.For(Purpose.Payments, slot, town.Number);
        var count = draws.Poisson(Town.VisitsPerDay / SlotsPerDay * intensity);
        for (var index = 0; index < count; index++)
        {
            var one = world.For(Purpose.Payments, slot, town.Number, index + 1);
            var at = start + (FraudWorld.Slot * one.Unit());
            var customer = Somebody(town, at, ref one);
            if (customer.Index < customers && customer.Opened <= at)
            {
                into.Add(Pay(PaymentId.OfShopping(world.Seed, town.Number, slot, index), town, customer, at, ref one));
            }
        }
    }

    private static Customer Somebody(Town town, DateTimeOffset at, ref Draws draws)
    {
        var customer = town.Anybody(ref draws);
        for (var tries = 0; tries < 16 && !draws.Chance(customer.Likes(at)); tries++)
        {
            customer = town.Anybody(ref draws);
        }

        return customer;
    }

    private Payment Pay(string id, Town town, Customer customer, DateTimeOffset at, ref Draws draws)
    {
        if (Trip(town, customer, at) is { } country && draws.Chance(0.8))
        {
            var shop = towns.Abroad(town.Number, country, draws.Below(20));
            return till.Owner(id, at, customer, shop, shop.Trade.Amount(customer.Spending * 1.2, ref draws), Channel.InAForeignShop(ref draws), ref draws);
        }

        var online = draws.Chance(customer.OnlineShare);
        var merchant = online
            ? town.Sites[draws.Chance(0.75) ? draws.OneOf<int>(customer.FavouriteSites) : draws.Below(town.Sites.Length)]
            : town.Shops[draws.Chance(0.75) ? draws.OneOf<int>(customer.FavouriteShops) : draws.Below(town.Shops.Length)];
        var channel = online ? Channel.AtASite(ref draws) : Channel.InAShop(ref draws);
        return till.Owner(id, at, customer, merchant, merchant.Trade.Amount(customer.Spending, ref draws), channel, ref draws);
    }

    /// <summary>The country a customer is in on a trip of three to seven days, one week in twenty.</summary>
    private int? Trip(Town town, Customer customer, DateTimeOffset at)
    {
        var day = (at - DateTimeOffset.UnixEpoch).TotalDays;
        var week = (long)(day / 7);
        var draws = world.For(Purpose.Trip, week, town.Number, customer.Index);
        if (!draws.Chance(0.05))
        {
            return null;
        }

        var from = draws.Between(0, 4);
        var into = day - (week * 7);
        return into >= from && into < from + draws.Between(3, 7)
            ? draws.Chance(0.75) ? Countries.Holiday(ref draws) : Countries.Faraway(ref draws)
            : null;
    }
}
