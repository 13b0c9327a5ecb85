namespace MlopsLab.Ingestion.Storage;

/// <summary>What the values of a column are in JSON.</summary>
internal static class ColumnTypes
{
    public const string Empty = "empty";
    public const string Number = "number";
    public const string Text = "text";
    public const string Boolean = "boolean";
    public const string Mixed = "mixed";

    public static string Of(string one, string other) => one == other || other == Empty ? one : one == Empty ? other : Mixed;
}
