namespace MlopsLab.Traffic.Domain.World;

/// <summary>One payment of a fraud episode before it is filled in.</summary>
internal readonly record struct FraudSlip(string Id, DateTimeOffset At, string? Device, string Pattern, string Episode, double Reporting, double Reversal);
