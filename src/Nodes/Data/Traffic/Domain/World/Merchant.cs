namespace MlopsLab.Traffic.Domain.World;

/// <summary>A shop; its contract is renewed now and then, and counts as young again.</summary>
internal sealed record Merchant(string Id, Trade Trade, int Country, DateTimeOffset Opened, double ContractDays, bool Online)
{
    /// <summary>Who was in its place until it opened.</summary>
    public Merchant? Before { get; init; }

    public Merchant At(DateTimeOffset at) => Before is { } before && at < Opened ? before : this;

    public double AgeDays(DateTimeOffset at) => (at - Opened).TotalDays % ContractDays;
}
