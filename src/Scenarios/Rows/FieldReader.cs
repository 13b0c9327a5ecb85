using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MlopsLab.Scenarios;

/// <summary>Reads and checks the value of one field.</summary>
internal sealed class FieldReader
{
    private const int MaxText = 256;

    private readonly Field spec;
    private readonly FrozenDictionary<string, int> levels;

    public FieldReader(Field spec)
    {
        this.spec = spec;
        Utf8Name = Encoding.UTF8.GetBytes(spec.Name);
        levels = (spec.Values ?? []).Index().ToFrozenDictionary(level => level.Item, level => level.Index, StringComparer.Ordinal);
    }

    public string Name => spec.Name;

    public bool Nullable => spec.Nullable;

    public byte[] Utf8Name { get; }

    public double Read(JsonElement value, out string? text, out FieldFault? error)
    {
        text = null;
        error = null;
        if (value.ValueKind == JsonValueKind.Null)
        {
            error = spec.Nullable ? null : new FieldFault(CheckKind.Presence, "is null");
            return double.NaN;
        }

        return spec.Type switch
        {
            FieldType.Number => ReadNumber(value, out error),
            FieldType.Boolean => ReadBoolean(value, out error),
            FieldType.Category => ReadCategory(value, out error),
            _ => ReadText(value, out text, out error),
        };
    }

    public static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "nothing",
    };

    private double ReadNumber(JsonElement value, out FieldFault? error)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            return Wrong($"must be a number, not {NameOf(value.ValueKind)}", out error);
        }

        if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return Wrong("is not a finite number", out error);
        }

        if (number < spec.Min)
        {
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"is {number}, below the smallest allowed {spec.Min}"), out error, CheckKind.Range);
        }

        if (number > spec.Max)
        {
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"is {number}, above the largest allowed {spec.Max}"), out error, CheckKind.Range);
        }

        error = null;
        return number;
    }

    // 0 and 1 are taken as well: spreadsheets and many clients write booleans so.
    private static double ReadBoolean(JsonElement value, out FieldFault? error)
    {
        error = null;
        return value.ValueKind switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Number when value.TryGetDouble(out var number) && number is 0 or 1 => value.GetDouble(),
            _ => Wrong($"must be true or false, not {NameOf(value.ValueKind)}", out error),
        };
    }

    // A level that looks like a number may come as one.
    private double ReadCategory(JsonElement value, out FieldFault? error)
    {
        error = null;
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            return Wrong($"must be one of its levels, not {NameOf(value.ValueKind)}", out error);
        }

        var level = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : TextOf(value);
        if (level is null)
        {
            return Wrong("is not valid text", out error);
        }

        return levels.TryGetValue(level, out var index) ? index : Wrong($"is '{Short(level)}', not one of {Listed()}", out error, CheckKind.Domain);
    }

    private static double ReadText(JsonElement value, out string? text, out FieldFault? error)
    {
        error = null;
        text = value.ValueKind == JsonValueKind.String ? TextOf(value) : null;
        if (value.ValueKind != JsonValueKind.String)
        {
            return Wrong($"must be text, not {NameOf(value.ValueKind)}", out error);
        }

        return text switch
        {
            null => Wrong("is not valid text", out error),
            "" => Wrong("is empty; a missing value is null or left out", out error, CheckKind.Presence),
            { Length: > MaxText } => Wrong($"is longer than {MaxText} characters", out error, CheckKind.Range),
            _ => double.NaN,
        };
    }

    private static double Wrong(string reason, out FieldFault? error, string check = CheckKind.Type)
    {
        error = new FieldFault(check, reason);
        return double.NaN;
    }

    // An escaped lone surrogate is valid JSON but no text.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private string Listed()
    {
        var values = spec.Values ?? [];
        return string.Join(", ", values.Take(12)) + (values.Count > 12 ? $" and {values.Count - 12} more" : string.Empty);
    }
}
