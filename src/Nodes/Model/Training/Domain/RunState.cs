namespace MlopsLab.Training.Domain;

/// <summary>The words a run's state is stored in; requested means that its event is still on the way back to this node.</summary>
internal static class RunState
{
    public const string Requested = "requested";
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";

    /// <summary>A feature leaks the label, so nothing was fitted.</summary>
    public const string Refused = "refused";

    /// <summary>Somebody stopped it, before or while it ran.</summary>
    public const string Cancelled = "cancelled";
}
