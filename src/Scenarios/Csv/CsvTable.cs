using CsvHelper;

namespace MlopsLab.Scenarios;

/// <summary>The rows of a CSV file with a header; the separator is recognised, sizes are bounded.</summary>
internal sealed class CsvTable : IDisposable
{
    private const int MaxColumns = 1_000;
    private readonly CsvReader reader;
    private readonly string?[] cells;
    private bool broken;

    private CsvTable(CsvReader reader, IReadOnlyList<string> columns)
    {
        this.reader = reader;
        Columns = columns;
        cells = new string?[columns.Count];
    }

    public IReadOnlyList<string> Columns { get; }

    public long Line => reader.LineNumber;

    /// <summary>The text of a cell, trimmed; empty when the row is too short.</summary>
    public string this[int column] =>
        column >= reader.FieldCount ? string.Empty : cells[column] ??= reader.GetString(column);

    public static CsvTable? Open(TextReader csv, out string error)
    {
        var reader = CsvReader.Create(csv, new CsvReaderOptions
        {
            MaxRecordSize = 1024 * 1024,
            PoolStrings = true,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        });
        try
        {
            reader.ReadHeader();
            string[] columns = [.. reader.Headers];
            error = ErrorIn(columns);
            if (error.Length == 0)
            {
                return new(reader, columns);
            }
        }
        catch (CsvFormatException wrong)
        {
            error = $"The header can't be read: {wrong.Message}";
        }

        reader.Dispose();
        return null;
    }

    /// <summary>Moves to the next row; false at the end. <paramref name="problem"/> says why a row is none.</summary>
    public bool Read(out string? problem)
    {
        Array.Clear(cells);
        problem = null;
        try
        {
            if (broken || !reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException wrong)
        {
            broken = true;
            problem = $"The rest of the file can't be read: {wrong.Message}";
            return true;
        }

        if (reader.FieldCount != Columns.Count)
        {
            problem = $"The row has {reader.FieldCount} values, the header {Columns.Count}.";
        }

        return true;
    }

    public int IndexOf(string? column)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index] == column)
            {
                return index;
            }
        }

        return -1;
    }

    public void Dispose() => reader.Dispose();

    private static string ErrorIn(string[] columns)
    {
        if (columns.Length is < 2 or > MaxColumns)
        {
            return $"The header has {columns.Length} column(s); 2 to {MaxColumns} are expected, separated by comma, semicolon, tab or |.";
        }

        if (columns.Any(string.IsNullOrEmpty))
        {
            return $"Column {Array.FindIndex(columns, string.IsNullOrEmpty) + 1} of the header has no name.";
        }

        var twice = columns.GroupBy(column => column).FirstOrDefault(column => column.Count() > 1);
        return twice is null ? string.Empty : $"Column '{twice.Key}' is in the header twice.";
    }
}
