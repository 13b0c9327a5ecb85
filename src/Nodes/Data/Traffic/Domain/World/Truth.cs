namespace MlopsLab.Traffic.Domain.World;

/// <summary>What really happened: null pattern = the owner paid. The label says 1 only for fraud that was reported, and 0 again once the shop had the chargeback reversed.</summary>
internal readonly record struct Truth(string? Pattern, string? Episode, bool Reported, DateTimeOffset LabelAt, DateTimeOffset? ReversedAt = null)
{
    public bool Fraud => Pattern is not null;

    public double Label => Fraud && Reported ? 1 : 0;
}
