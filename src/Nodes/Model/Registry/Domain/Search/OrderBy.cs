namespace MlopsLab.Registry.Domain.Search;

/// <summary>Reads <c>name</c>, <c>version_number DESC</c>, <c>metrics.auc ASC</c>.</summary>
internal static class OrderBy
{
    /// <exception cref="FormatException">It names no field to order by, or another direction than ASC or DESC.</exception>
    public static IReadOnlyList<Ordering> Parse(IEnumerable<string> texts, Grammar grammar) => [.. texts.Select(text => Parse(text, grammar))];

    private static Ordering Parse(string text, Grammar grammar)
    {
        var tokens = Tokens.Of(text);
        return tokens switch
        {
            [{ Kind: TokenKind.Word } name] => new(FieldName.ParseOrder(name.Text, grammar), false),
            [{ Kind: TokenKind.Word } name, { Kind: TokenKind.Word } way] => new(FieldName.ParseOrder(name.Text, grammar), IsDescending(way.Text, text)),
            _ => throw new FormatException($"Invalid order_by clause '{text}'. Could not be parsed."),
        };
    }

    private static bool IsDescending(string way, string text) => way.ToUpperInvariant() switch
    {
        "ASC" => false,
        "DESC" => true,
        _ => throw new FormatException($"Invalid ordering key in order_by clause '{text}'."),
    };
}
