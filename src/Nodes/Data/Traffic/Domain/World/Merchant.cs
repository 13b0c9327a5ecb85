namespace MlopsLab.Traffic.Domain.World;

internal sealed record Merchant(string Id, Trade Trade, int Country, DateTimeOffset Opened, bool Online)
{
    public double AgeDays(DateTimeOffset at) => Math.Max(0, (at - Opened).TotalDays);
}
