namespace MlopsLab.Messaging.Ledgers;

/// <summary>Events a reader never got although the broker had confirmed them: send these to its queue again.</summary>
internal sealed record ResendRequest(string Reader, IReadOnlyList<ResendEvent>? Events);
