namespace MlopsLab.Ingestion.Domain.Checks.Batch;

/// <summary>
/// Remembers whose rows spoke for a break lately. One customer's spree or one shop's event is no broken column:
/// what an entity says again counts little, so that a break has to show in rows that have nothing to do with each other.
/// </summary>
internal sealed class KeyMemory
{
    private const int Places = 512;
    private const long Span = 2_000;
    private const double Repeated = 0.05;

    private readonly ulong[] _keys = new ulong[Places];
    private readonly long[] _at = new long[Places];

    /// <summary>How much this row counts, and remembers that it spoke.</summary>
    public double Weigh(in RowView row, ReadOnlySpan<int> about)
    {
        var known = false;
        for (var key = 0; key < row.Keys.Length; key++)
        {
            var hash = row.Keys[key];
            if (hash == 0 || about.Contains(row.KeyFields[key]))
            {
                continue;
            }

            var place = (int)(hash % Places);
            known |= _keys[place] == hash && row.Number - _at[place] < Span;
            (_keys[place], _at[place]) = (hash, row.Number);
        }

        return known ? Repeated : 1;
    }
}
