namespace MlopsLab.Gateway.Domain;

/// <summary>
/// Lets a small share of what a model would stop pass, so that its outcome becomes known: what is stopped never tells whether that was right.
/// Chosen by a hash of the record's id, so that the same record gets the same answer again.
/// </summary>
internal static class Exploration
{
    private const string Salt = "explore";

    /// <summary>A record without an id of its own is never chosen: no outcome could be told of it.</summary>
    public static bool Chooses(string? recordId, double share) => recordId is not null && share > 0 && Split.Position(Salt, recordId) < share;
}
