namespace MlopsLab.Registry.Domain.Search;

/// <summary>Reads <c>name</c>, <c>tags.`key`</c>, <c>metrics.auc</c> and so on.</summary>
internal static class FieldName
{
    private static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["attribute"] = FieldKind.Attribute,
        ["attributes"] = FieldKind.Attribute,
        ["attr"] = FieldKind.Attribute,
        ["run"] = FieldKind.Attribute,
        ["tag"] = FieldKind.Tag,
        ["tags"] = FieldKind.Tag,
        ["param"] = FieldKind.Parameter,
        ["params"] = FieldKind.Parameter,
        ["parameter"] = FieldKind.Parameter,
        ["parameters"] = FieldKind.Parameter,
        ["metric"] = FieldKind.Metric,
        ["metrics"] = FieldKind.Metric,
        ["dataset"] = FieldKind.Dataset,
        ["datasets"] = FieldKind.Dataset,
    };

    private static readonly string[] OfDatasets = ["name", "digest", "context"];

    /// <exception cref="FormatException">The grammar has no such field.</exception>
    public static Field Parse(string text, Grammar grammar)
    {
        var field = Read(text, grammar);
        return field.Kind == FieldKind.Attribute && !grammar.Texts.Contains(field.Key) && !grammar.Numbers.Contains(field.Key)
            ? throw Unknown(field.Key, grammar.Texts.Concat(grammar.Numbers))
            : field;
    }

    /// <inheritdoc cref="Parse"/>
    public static Field ParseOrder(string text, Grammar grammar)
    {
        var field = Read(text, grammar);
        return field.Kind switch
        {
            FieldKind.Attribute when !grammar.Orders.Contains(field.Key) => throw Unknown(field.Key, grammar.Orders),
            FieldKind.Dataset => throw new FormatException($"Invalid order_by entity: {text}"),
            _ => field,
        };
    }

    private static Field Read(string text, Grammar grammar)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return new Field(FieldKind.Attribute, Renamed(Bare(text)));
        }

        var kind = Kinds.TryGetValue(Bare(text[..dot]), out var known) && (known == FieldKind.Attribute || grammar.Kinds.Contains(known))
            ? known
            : throw new FormatException($"Invalid entity type '{text[..dot]}'. Valid values are {string.Join(", ", grammar.Kinds.Prepend(FieldKind.Attribute)).ToLowerInvariant()}");
        var key = Bare(text[(dot + 1)..]);
        return kind == FieldKind.Dataset && !OfDatasets.Contains(key)
            ? throw new FormatException($"Invalid dataset key '{key}' specified. Valid keys are '{string.Join(", ", OfDatasets)}'")
            : new Field(kind, kind == FieldKind.Attribute ? Renamed(key) : key);
    }

    private static string Renamed(string key) => key switch
    {
        "created" or "Created" => "start_time",
        "run name" or "Run name" or "Run Name" => "run_name",
        _ => key,
    };

    private static string Bare(string text) => text.Length > 1 && text[0] is '`' or '"' && text[^1] == text[0] ? text[1..^1] : text;

    private static FormatException Unknown(string key, IEnumerable<string> valid) =>
        new($"Invalid attribute key '{key}' specified. Valid keys are '{string.Join(", ", valid.Order(StringComparer.Ordinal))}'");
}
