namespace MlopsLab.Traffic.Domain.World;

/// <summary>What a stream of draws is for: part of its key, so that no two uses share draws.</summary>
internal enum Purpose
{
    Town = 1,
    Customer,
    Merchant,
    OnlineShop,
    ForeignShop,
    Trip,
    Payments,
    Episodes,
    Label,
    Lateness,
    Reversal,
    Verdict,
}
