namespace MlopsLab.Registry.Endpoints;

/// <param name="Head">The last row as <c>seq:hash</c>: kept somewhere else, it shows later whether the tail was cut off.</param>
internal sealed record AuditPageView(string Head, IReadOnlyList<AuditView> Rows);
