using System.Globalization;

namespace MlopsLab.Traffic.Domain.World;

/// <summary>Names a payment by where it stands in the world. The mix is one-to-one, so ids of one seed never collide and never tell fraud from the rest.</summary>
internal static class PaymentId
{
    public static string OfShopping(ulong seed, int town, long slot, int index) =>
        Of(seed, ((ulong)slot << 31) | ((ulong)town << 11) | ((ulong)index << 1));

    public static string OfEpisode(ulong seed, int town, int day, int pattern, int episode, int index) =>
        Of(seed, ((ulong)day << 41) | ((ulong)town << 21) | ((ulong)pattern << 17) | ((ulong)episode << 11) | ((ulong)index << 1) | 1);

    private static string Of(ulong seed, ulong place) =>
        string.Create(CultureInfo.InvariantCulture, $"p{seed}-{Draws.Mix(place ^ Draws.Mix(seed)):x16}");
}
