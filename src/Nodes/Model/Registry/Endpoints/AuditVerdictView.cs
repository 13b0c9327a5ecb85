namespace MlopsLab.Registry.Endpoints;

/// <param name="Rows">How many rows were checked before the first broken one, or all of them.</param>
/// <param name="FirstBroken">The number of the first row that does not hold; null when all do.</param>
internal sealed record AuditVerdictView(bool Intact, long Rows, string Head, long? FirstBroken, string? Why);
