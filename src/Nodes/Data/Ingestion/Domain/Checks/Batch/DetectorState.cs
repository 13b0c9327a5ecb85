using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>What a source's batches taught, as it is stored.</summary>
internal sealed record DetectorState(long Rows, IReadOnlyList<ColumnState> Columns)
{
    /// <summary>What still holds under other fields.</summary>
    public DetectorState For(IReadOnlyList<Field> from, IReadOnlyList<Field> to) => this with
    {
        Columns = [.. Columns.Where(column => MeansTheSame(from.FirstOrDefault(field => field.Name == column.Name), to.FirstOrDefault(field => field.Name == column.Name)))],
    };

    /// <summary>Limits may move; another type, unit or domain makes other values, and a column that may be empty is empty otherwise.</summary>
    public static bool MeansTheSame(Field? from, Field? to) =>
        from is not null && to is not null
        && (from.Type, from.Unit, from.Nullable) == (to.Type, to.Unit, to.Nullable) && (from.Values ?? []).SequenceEqual(to.Values ?? []);
}
