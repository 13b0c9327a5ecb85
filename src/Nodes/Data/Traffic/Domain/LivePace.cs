using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain;

/// <summary>How scenario time and the clock on the wall go together.</summary>
internal static class LivePace
{
    /// <summary>As many towns as have this many payments a second.</summary>
    public static double Towns(double rate, double acceleration) => rate * TimeSpan.FromDays(1).TotalSeconds / (acceleration * Town.PaymentsPerDay);

    /// <summary>Quiet hours pass faster, so that the rate on the wall is the one that was set; a week takes a week / acceleration.</summary>
    public static TimeSpan Duration(long slot, double acceleration) =>
        FraudWorld.Slot * Season.Intensity(FraudWorld.StartOf(slot) + (FraudWorld.Slot / 2)) / acceleration;

    /// <summary>The highest rate for which the world has towns.</summary>
    public static double HighestRate(double acceleration) => Math.Min(5_000, FraudWorld.MostTowns * acceleration * Town.PaymentsPerDay / TimeSpan.FromDays(1).TotalSeconds);
}
