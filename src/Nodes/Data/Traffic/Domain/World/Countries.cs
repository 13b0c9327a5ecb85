namespace MlopsLab.Traffic.Domain.World;

/// <summary>The countries of the world with a rough centre each, and how far they are apart.</summary>
internal static class Countries
{
    public static readonly string[] Codes =
        ["DE", "FR", "NL", "BE", "AT", "CH", "IT", "ES", "PT", "PL", "CZ", "DK", "SE", "IE", "GB", "US", "BR", "NG", "IN", "CN"];

    private static readonly (double Latitude, double Longitude)[] Centres =
    [
        (51, 10), (46.5, 2.5), (52.2, 5.3), (50.6, 4.6), (47.6, 14.1), (46.8, 8.2), (42.8, 12.5), (40, -3.6), (39.6, -8), (52.1, 19.4),
        (49.8, 15.5), (56, 9.5), (60, 15), (53.2, -8), (53, -1.5), (39.8, -98.6), (-10.8, -53), (9.6, 8.1), (22, 79), (35, 103),
    ];

    // Where towns are: mostly the first ones of the list.
    private static readonly double[] Homes = [26, 42, 51, 57, 63, 68, 76, 83, 86, 91, 94, 96, 98, 99, 103];

    // Where people travel to, and where a stolen card turns up.
    private static readonly int[] Holidays = [1, 4, 5, 6, 6, 7, 7, 8, 11, 14, 15];
    private static readonly int[] Distant = [15, 15, 16, 17, 17, 18, 19, 14, 9];

    private static readonly double[] Distances = [.. from one in Centres from other in Centres select Apart(one, other)];

    public static int Home(ref Draws draws) => draws.Weighted(Homes);

    public static int Holiday(ref Draws draws) => draws.OneOf<int>(Holidays);

    public static int Faraway(ref Draws draws) => draws.OneOf<int>(Distant);

    public static double Kilometres(int from, int to) => Distances[(from * Centres.Length) + to];

    private static double Apart((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        var (here, there) = (double.DegreesToRadians(one.Latitude), double.DegreesToRadians(other.Latitude));
        var half = Math.Pow(Math.Sin((there - here) / 2), 2)
            + (Math.Cos(here) * Math.Cos(there) * Math.Pow(Math.Sin(double.DegreesToRadians(other.Longitude - one.Longitude) / 2), 2));
        return 2 * 6371 * Math.Asin(Math.Sqrt(half));
    }
}
