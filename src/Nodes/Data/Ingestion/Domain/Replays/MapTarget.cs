using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Replays;

/// <summary>One map: the field it sets, and either the field it copies or the formula it computes.</summary>
internal sealed record MapTarget(string Name, int Index, FieldType Type, int? Copied, Func<IFieldValues, double>? Formula)
{
    private const int Longest = 1_000;

    public static MapTarget? Parse(string map, Scenario scenario, IReadOnlySet<string> seen, List<string> names, List<string> errors)
    {
        var split = map.IndexOf('=', StringComparison.Ordinal);
        var name = split > 0 ? map[..split].Trim() : string.Empty;
        var index = scenario.IndexOf(name);
        if (split <= 0 || map.Length > Longest)
        {
            errors.Add($"'{Short(map)}' is no map; write for example \"amount = amount / 1000\" or \"amount = amt\"");
            return null;
        }

        if (index < 0)
        {
            errors.Add($"'{Short(name)}' is not a field of scenario '{scenario.Name}'; set one of {string.Join(", ", scenario.Fields.Select(field => field.Name))}");
        }

        var reading = Scenarios.Formula.Parse(map[(split + 1)..].Trim());
        if (reading.Formula is not { } formula)
        {
            errors.Add($"'{Short(map)}' can't be evaluated: {reading.Error} Use fields, numbers, + - * /, comparisons, min, max and abs");
            return null;
        }

        var binding = formula.Bind(field => Find(field, scenario, seen, names));
        var copied = formula.Fields is [var only] && formula.Text.Trim() == only ? Find(only, scenario, seen, names) : null;
        errors.AddRange(copied is null ? binding.Errors.Select(error => $"'{Short(map)}' can't be evaluated: {error} The rows have {string.Join(", ", seen.Take(40))}") : []);
        return index < 0 || (copied is null && binding.Evaluate is null) ? null
            : new(name, index, scenario.Fields[index].Type, copied?.Index, binding.Evaluate);
    }

    public void Write(Utf8JsonWriter json, RawValues values)
    {
        var number = Copied is { } from && Type is FieldType.Number or FieldType.Boolean ? values.Number(from) : Copied is null && Formula is { } formula ? formula(values) : double.NaN;
        if (!double.IsFinite(number))
        {
            WriteAsItIs(json, values);
        }
        else if (Type == FieldType.Boolean)
        {
            json.WriteBooleanValue(number != 0);
        }
        else if (Type is FieldType.Number or FieldType.Category)
        {
            json.WriteNumberValue(Math.Round(number, 12));
        }
        else
        {
            json.WriteStringValue(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private void WriteAsItIs(Utf8JsonWriter json, RawValues values)
    {
        if (Copied is { } from && values.Find(from) is { } value)
        {
            value.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static FormulaField? Find(string field, Scenario scenario, IReadOnlySet<string> seen, List<string> names)
    {
        if (scenario.IndexOf(field) < 0 && !seen.Contains(field))
        {
            return null;
        }

        if (!names.Contains(field))
        {
            names.Add(field);
        }

        return new(names.IndexOf(field), IsNumber: true, IsText: true);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
