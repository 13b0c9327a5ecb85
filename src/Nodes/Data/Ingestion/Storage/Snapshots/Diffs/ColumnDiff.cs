namespace MlopsLab.Ingestion.Storage;

/// <summary>How one column changed.</summary>
/// <param name="Change">added, removed, type, shifted or same.</param>
/// <param name="Psi">Population Stability Index over the tenths of the first (texts: over their levels); null where there is nothing to compare.</param>
/// <param name="Size">none below 0.1, some below 0.25, else large; null without an index.</param>
internal sealed record ColumnDiff(
    string Name, string Change, double? Psi, string? Size, ColumnSide? Before, ColumnSide? After);
