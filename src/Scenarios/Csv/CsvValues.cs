namespace MlopsLab.Scenarios;

/// <summary>The current row of a table as values of a formula; every column can be a number and a text.</summary>
internal sealed class CsvValues(CsvTable table) : IFieldValues
{
    public double Number(int field) =>
        CsvText.Number(table[field]) ?? CsvText.Boolean(table[field]) switch { true => 1, false => 0, null => double.NaN };

    public string? Text(int field) => CsvText.IsMissing(table[field]) ? null : table[field];
}
