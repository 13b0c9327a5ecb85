namespace MlopsLab.Ingestion.Storage;

/// <summary>A column in one of two snapshots.</summary>
internal sealed record ColumnSide(string Type, double NullShare, double? Min, double? P50, double? Max, double Distinct)
{
    public static ColumnSide Of(ColumnStatistics column) =>
        new(column.Type, column.Count + column.Nulls == 0 ? 0 : (double)column.Nulls / (column.Count + column.Nulls), column.Min, column.P50, column.Max, column.Distinct);
}
