using System.Text.Json;

namespace MlopsLab.Ingestion.Storage;

/// <summary>All columns while rows are counted; a column is there from its first value on.</summary>
internal sealed class ColumnTable
{
    private readonly List<ColumnSummary> _columns = [];

    /// <summary>Adds the fields of a row; the reader stands on their opening brace.</summary>
    public void Add(ref Utf8JsonReader fields)
    {
        for (var place = 0; fields.Read() && fields.TokenType == JsonTokenType.PropertyName; place++)
        {
            var column = Find(ref fields, place);
            fields.Read();
            column.Add(ref fields);
        }
    }

    public void Merge(IEnumerable<ColumnStatistics> part)
    {
        foreach (var column in part)
        {
            (_columns.Find(known => known.Name == column.Name) ?? Open(column.Name)).Merge(column);
        }
    }

    public IReadOnlyList<ColumnStatistics> ToStatistics(long rows) =>
        [.. _columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => column.ToStatistics(rows))];

    // Rows mostly have the same fields in the same order.
    private ColumnSummary Find(ref Utf8JsonReader fields, int place)
    {
        if (place < _columns.Count && fields.ValueTextEquals(_columns[place].Utf8Name))
        {
            return _columns[place];
        }

        foreach (var column in _columns)
        {
            if (fields.ValueTextEquals(column.Utf8Name))
            {
                return column;
            }
        }

        return Open(fields.GetString() ?? string.Empty);
    }

    private ColumnSummary Open(string name)
    {
        var column = new ColumnSummary(name);
        _columns.Add(column);
        return column;
    }
}
