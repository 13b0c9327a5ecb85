namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>A record that reaches ingestion at another time than the usual one; the copy tells records of one id apart.</summary>
internal sealed record HeldRecord(WireRecord Record, int Copy, DateTimeOffset DueAt)
{
    /// <summary>The record itself, only later.</summary>
    public const int Late = 0;

    public const int Twin = 1;

    /// <summary>Declared as one: it takes the place of what was known.</summary>
    public const int Backfill = 2;

    /// <summary>Another version that nobody declared.</summary>
    public const int Again = 3;
}
