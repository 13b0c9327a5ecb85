namespace MlopsLab.Scenarios;

/// <summary>The values a formula is evaluated on: a record, or the columns of a CSV row.</summary>
public interface IFieldValues
{
    /// <summary>The value as a number; NaN when it is missing or is none.</summary>
    double Number(int field);

    /// <summary>The value as text; null when it is missing or is none.</summary>
    string? Text(int field);
}
