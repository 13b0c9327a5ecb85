namespace MlopsLab.Features.Domain;

/// <summary>What becomes of a view's version: it is computed from the log, then follows every record, and one of them is used for training.</summary>
internal static class ViewPhase
{
    public const string Building = "building";
    public const string Ready = "ready";
    public const string Active = "active";

    /// <summary>Its states are being removed.</summary>
    public const string Dropped = "dropped";

    /// <summary>True when every new record is counted for it.</summary>
    public static bool Follows(string phase) => phase is Ready or Active;
}
