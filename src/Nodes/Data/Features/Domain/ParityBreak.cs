namespace MlopsLab.Features.Domain;

/// <summary>A difference between online and replayed; values are NaN when missing.</summary>
internal sealed record ParityBreak(string Place, string Entity, string Feature, string Record, double Online, double Offline)
{
    public const string Live = "live";
    public const string Store = "store";
    public const string Redis = "redis";
    public const string BytesOnly = "(state)";
}
