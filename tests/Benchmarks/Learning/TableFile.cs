using System.Globalization;
using System.Runtime.InteropServices;
using MlopsLab.Learning;

namespace MlopsLab.Benchmarks.Learning;

/// <summary>Tables as raw numbers, the form in which the peers and the memory run get them; the label is the last column.</summary>
internal static class TableFile
{
    public static void Write(string path, ReadOnlySpan<double> table, int columns)
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes<int>([table.Length / columns, columns]));
        file.Write(MemoryMarshal.AsBytes(table));
    }

    /// <summary>Reads row by row, so that the numbers are in memory once only.</summary>
    public static Dataset Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<int> size = stackalloc int[2];
        file.ReadExactly(MemoryMarshal.AsBytes(size));
        var (rows, width) = (size[0], size[1] - 1);
        var (x, y, row) = (new double[rows * width], new float[rows], new double[width + 1]);
        for (var at = 0; at < rows; at++)
        {
            file.ReadExactly(MemoryMarshal.AsBytes(row.AsSpan()));
            row.AsSpan(0, width).CopyTo(x.AsSpan(at * width));
            y[at] = (float)row[width];
        }

        return new([.. Enumerable.Range(0, width).Select(column => new FeatureInput($"f{column}", FeatureKind.Number))], x, y);
    }

    public static (double[] Table, int Columns) ReadCsv(string path)
    {
        using var lines = new StreamReader(path);
        var columns = lines.ReadLine()?.Split(',').Length ?? 0;
        var table = new List<double>();
        while (lines.ReadLine() is { } line)
        {
            foreach (var cell in line.AsSpan().Split(','))
            {
                table.Add(double.Parse(line.AsSpan(cell), CultureInfo.InvariantCulture));
            }
        }

        return ([.. table], columns);
    }
}
