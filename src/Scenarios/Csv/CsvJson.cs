using System.Text.Json;

namespace MlopsLab.Scenarios;

internal static class CsvJson
{
    public static void Write(Utf8JsonWriter json, Field field, string text)
    {
        if (field.Values?.Contains(text) == true)
        {
            json.WriteString(field.Name, text);
        }
        else if (CsvText.IsMissing(text))
        {
            json.WriteNull(field.Name);
        }
        else if (field.Type == FieldType.Number && CsvText.Number(text) is { } number)
        {
            json.WriteNumber(field.Name, number);
        }
        else if (field.Type == FieldType.Boolean && CsvText.Boolean(text) is { } flag)
        {
            json.WriteBoolean(field.Name, flag);
        }
        else
        {
            json.WriteString(field.Name, text);
        }
    }
}
