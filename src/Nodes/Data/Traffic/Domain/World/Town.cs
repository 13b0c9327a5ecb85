namespace MlopsLab.Traffic.Domain.World;

/// <summary>Fifty customers and their shops. The world grows and shrinks by whole towns, so its inner rates never depend on its size.</summary>
internal sealed class Town(int number, int country, Customer[] customers, double[] activity, Merchant[] shops, Merchant[] sites)
{
    public const int Customers = 50;

    /// <summary>Payments of an average day, fraud included.</summary>
    public const double PaymentsPerDay = 144;

    // Some customers are not there yet, and fraud comes on top.
    public const double VisitsPerDay = 146;

    public int Number { get; } = number;

    public int Country { get; } = country;

    public ReadOnlySpan<Merchant> Shops => shops;

    /// <summary>Online shops; sixteen towns share them.</summary>
    public ReadOnlySpan<Merchant> Sites => sites;

    public Customer this[int index] => customers[index];

    public Customer Anybody(ref Draws draws) => customers[draws.Weighted(activity)];
}
