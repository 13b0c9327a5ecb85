using System.Globalization;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>Somebody with habits: how much, when, where and on which device.</summary>
internal sealed record Customer
{
    private const double DeviceLifeDays = 240;

    // The one of last time: nearly always the one of this time.
    private Owned? _device;

    public required string Id { get; init; }

    /// <summary>Part of the ids of its devices; a third of all people share theirs with somebody.</summary>
    public required string Household { get; init; }

    public required int Index { get; init; }

    public required int Home { get; init; }

    public required DateTimeOffset Opened { get; init; }

    /// <summary>Factor on what others pay for the same.</summary>
    public required double Spending { get; init; }

    public required double OnlineShare { get; init; }

    public required double PeakHour { get; init; }

    public required double CardLimit { get; init; }

    public required double LimitHabit { get; init; }

    public required double DevicePhase { get; init; }

    public required int[] FavouriteShops { get; init; }

    public required int[] FavouriteSites { get; init; }

    /// <summary>The phone or browser of that day; people get a new one now and then.</summary>
    public string Device(DateTimeOffset at)
    {
        var number = (int)Math.Floor(((at - DateTimeOffset.UnixEpoch).TotalDays / DeviceLifeDays) + DevicePhase);
        if (_device is not { } known || known.Number != number)
        {
            _device = known = new(number, string.Create(CultureInfo.InvariantCulture, $"d{Household.AsSpan(1)}-{number}"));
        }

        return known.Id;
    }

    /// <summary>1 in the customer's usual hours, falling to 0.08 far from them.</summary>
    public double Likes(DateTimeOffset at)
    {
        var apart = Math.Abs(at.TimeOfDay.TotalHours - PeakHour);
        var hours = Math.Min(apart, 24 - apart);
        return 0.08 + (0.92 * Math.Exp(-hours * hours / 32));
    }

    /// <summary>The share of the card's limit used after a payment: grows over the month by habit.</summary>
    public double LimitUsed(DateTimeOffset at, double amount) => Math.Min(2, (LimitHabit * at.Day / 31) + (amount / CardLimit));

    private sealed record Owned(int Number, string Id);
}
