using MlopsLab.Learning.Numerics;

namespace MlopsLab.Learning.Trees;

/// <summary>
/// The rows as bytes, twice: by row, since histograms want all bins of a row together, and by column, since dividing
/// a leaf wants one bin of many rows.
/// </summary>
internal sealed class BinTable
{
    private const int Sample = 65_536;
    private const int Piece = 512;

    private readonly int rows;

    private BinTable(IReadOnlyList<BinnedColumn> columns, int rows)
    {
        (Columns, this.rows) = (columns, rows);
        ByRow = new byte[(long)rows * columns.Count];
        ByColumn = [.. columns.Select(_ => new byte[rows])];
    }

    public IReadOnlyList<BinnedColumn> Columns { get; }

    public byte[] ByRow { get; }

    public byte[][] ByColumn { get; }

    /// <param name="learn">The first rows, which decide where the cuts are; the others are binned only.</param>
    public static BinTable Of(Dataset data, int learn, int most, Crew crew)
    {
        var past = data.Slice(0, learn);
        var (sample, sampled) = Sampled(past);
        var numbers = new NumberBinner?[data.Inputs.Count];
        var categories = new CategoryBinner?[data.Inputs.Count];
        var scratch = new int[crew.Members][];
        crew.Share(data.Inputs.Count, 1, (member, input, _) =>
        {
            if (data.Inputs[input].Kind == FeatureKind.Category)
            {
                categories[input] = CategoryBinner.Of(past, input, most);
            }
            else
            {
                numbers[input] = NumberBinner.Of(Sorted(sample.AsSpan(input * sampled, sampled), scratch[member] ??= new int[sampled]), most, data.Inputs[input].Trend);
            }
        });
        var table = new BinTable([.. numbers.Zip(categories, (number, category) => number?.Column ?? category?.Column ?? new([], null))], data.Rows);
        crew.Share(data.Rows, Piece, (_, start, count) =>
        {
            for (var input = 0; input < numbers.Length; input++)
            {
                table.Fill(data, input, start, count, numbers[input], categories[input]);
            }
        });
        return table;
    }

    private void Fill(Dataset data, int input, int start, int count, NumberBinner? number, CategoryBinner? category)
    {
        var width = Columns.Count;
        var x = data.X.Slice(start * width, count * width);
        var byRow = ByRow.AsSpan(start * width, count * width);
        var byColumn = ByColumn[input].AsSpan(start, count);
        for (int row = 0, at = input; row < byColumn.Length; row++, at += width)
        {
            var bin = number is not null ? number.BinOf(x[at]) : category?.BinOf(x[at]) ?? 0;
            byColumn[row] = bin;
            byRow[at] = bin;
        }
    }

    /// <summary>Keys of rows spread over the table, column by column. Steps differ, so that no rhythm in the rows is met.</summary>
    private static (int[] Keys, int Rows) Sampled(Dataset data)
    {
        var stride = Math.Max(1, (data.Rows + Sample - 1) / Sample);
        var sampled = data.Rows / stride;
        var keys = new int[(long)sampled * data.Inputs.Count];
        for (var i = 0; i < sampled; i++)
        {
            var jitter = (int)((((uint)i * 2654435769u) >> 16) % (uint)stride);
            var row = data.Row((i * stride) + jitter);
            for (var input = 0; input < row.Length; input++)
            {
                keys[(input * sampled) + i] = double.IsNaN(row[input]) ? int.MaxValue : FloatKey.Of(row[input]);
            }
        }

        return (keys, sampled);
    }

    private static ReadOnlySpan<int> Sorted(Span<int> keys, int[] scratch)
    {
        RadixSort.Sort(keys, scratch);
        var missing = keys.IndexOf(int.MaxValue);
        return missing < 0 ? keys : keys[..missing];
    }
}
