namespace MlopsLab.Servers;

/// <summary>Whether a server is there, and where; or how it would be provided.</summary>
public sealed record ServerOutlook(ServerKind Kind, ServerReadiness Readiness, string Text);
