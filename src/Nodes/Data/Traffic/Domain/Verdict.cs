namespace MlopsLab.Traffic.Domain;

/// <summary>What an analyst thinks of a payment, minutes after it: quick, and not always right.</summary>
/// <param name="Sampled">Whether it is looked at though it was not blocked.</param>
internal sealed record Verdict(string RecordId, bool Fraud, bool Sampled, DateTimeOffset EventTime, DateTimeOffset At);
