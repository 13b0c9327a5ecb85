namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>Pairs a field that is missing with an unknown one whose values would be likely in it.</summary>
internal static class RenameGuess
{
    private const double Unlikely = -8;

    /// <summary>One of the two is given; the other is looked for in the rows of the batch.</summary>
    public static (int Field, string Name)? For(IReadOnlyList<ColumnWatch> columns, int? field, string? name, ObservedBatch batch)
    {
        var votes = new Dictionary<(int, string), int>();
        var rows = 0;
        for (var row = 0; row < batch.Rows; row++)
        {
            var fits = Pairs(columns, field, name, batch, row).ToArray();
            rows += batch.UnknownOf(row).Count > 0 ? 1 : 0;
            foreach (var pair in fits)
            {
                votes[pair] = votes.GetValueOrDefault(pair) + 1;
            }
        }

        return votes.Count == 0 ? null : votes.MaxBy(vote => vote.Value) is { Key: var best, Value: var count } && 2 * count >= rows ? best : null;
    }

    private static IEnumerable<(int, string)> Pairs(IReadOnlyList<ColumnWatch> columns, int? field, string? name, ObservedBatch batch, int row)
    {
        var unknown = batch.UnknownOf(row).Where(other => name is null || other.Name == name).ToArray();
        return
            from column in columns
            where (field is null || column.Index == field) && batch[row][column.Index].State == CellState.Missing
            from other in unknown
            where Fits(column, other.Cell)
            select (column.Index, other.Name);
    }

    private static bool Fits(ColumnWatch column, in Cell cell) => cell.IsAbsent ? column.Field.Nullable : column.Profile.LogP(cell) > Unlikely;
}
