namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>One row while it is judged.</summary>
/// <param name="keys">Hashes of the row's entities, 0 where there is none; <paramref name="keyFields"/> says which field each is of.</param>
internal readonly ref struct RowView(ReadOnlySpan<Cell> cells, byte hour, ReadOnlySpan<ulong> keys, ReadOnlySpan<int> keyFields, long number)
{
    public ReadOnlySpan<Cell> Cells { get; } = cells;

    public byte Hour { get; } = hour;

    public ReadOnlySpan<ulong> Keys { get; } = keys;

    public ReadOnlySpan<int> KeyFields { get; } = keyFields;

    /// <summary>Counts the rows of the source.</summary>
    public long Number { get; } = number;
}
