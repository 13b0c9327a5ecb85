using System.Globalization;

namespace MlopsLab.Registry.Domain.Search;

/// <summary>Reads MLflow's search filters: comparisons joined by AND.</summary>
internal static class Filter
{
    private static readonly string[] OfTexts = ["=", "!=", "LIKE", "ILIKE"];
    private static readonly string[] OfNumbers = ["=", "!=", "<", "<=", ">", ">="];
    private static readonly string[] OfLists = ["IN", "NOT IN"];

    /// <exception cref="FormatException">It is no filter of this grammar; the message says what is wrong.</exception>
    public static IReadOnlyList<Clause> Parse(string? text, Grammar grammar)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        var tokens = new Queue<Token>(Tokens.Of(text.TrimEnd().TrimEnd(';')));
        var clauses = new List<Clause> { Next(tokens, grammar) };
        while (tokens.TryDequeue(out var joint))
        {
            if (joint.Kind != TokenKind.Word || !Is(joint, "AND"))
            {
                throw new FormatException($"Invalid clause(s) in filter string: '{joint.Text}'");
            }

            clauses.Add(Next(tokens, grammar));
        }

        return clauses;
    }

    private static Clause Next(Queue<Token> tokens, Grammar grammar)
    {
        var name = Take(tokens);
        if (name.Kind != TokenKind.Word)
        {
            throw new FormatException($"Invalid comparison clause. Expected 'Identifier' found '{name.Text}'");
        }

        var field = FieldName.Parse(name.Text, grammar);
        var comparator = Comparator(tokens);
        Check(field, comparator, grammar);
        return new Clause(field, comparator, Value(field, comparator, tokens, grammar));
    }

    private static string Comparator(Queue<Token> tokens)
    {
        var token = Take(tokens);
        var text = token.Text.ToUpperInvariant();
        if (text == "NOT" && tokens.TryPeek(out var after) && Is(after, "IN"))
        {
            tokens.Dequeue();
            return "NOT IN";
        }

        return token.Kind is TokenKind.Comparator || text is "LIKE" or "ILIKE" or "IN"
            ? text
            : throw new FormatException($"Invalid comparison clause. Expected comparison found '{token.Text}'");
    }

    private static void Check(Field field, string comparator, Grammar grammar)
    {
        string[] allowed = IsNumber(field, grammar) ? OfNumbers
            : field.Kind == FieldKind.Dataset || (field.Kind == FieldKind.Attribute && grammar.Lists.Contains(field.Key)) ? [.. OfTexts, .. OfLists]
            : OfTexts;
        if (!allowed.Contains(comparator))
        {
            throw new FormatException($"Invalid comparator '{comparator}' not one of '{string.Join(", ", allowed)}'");
        }
    }

    private static object Value(Field field, string comparator, Queue<Token> tokens, Grammar grammar)
    {
        if (OfLists.Contains(comparator))
        {
            return List(tokens);
        }

        var token = Take(tokens);
        if (IsNumber(field, grammar))
        {
            return token.Kind == TokenKind.Number && double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"Expected numeric value type for numeric attribute: {field.Key}. Found {token.Text}");
        }

        return token.Kind == TokenKind.Text
            ? token.Text
            : throw new FormatException($"Expected a quoted string value for {field.Kind.ToString().ToLowerInvariant()} {field.Key} (e.g. 'my-value'). Got value {token.Text}");
    }

    private static List<string> List(Queue<Token> tokens)
    {
        const string Wrong = "While parsing a list in the query, expected a non-empty list of string values";
        if (Take(tokens).Kind != TokenKind.Open)
        {
            throw new FormatException(Wrong);
        }

        var values = new List<string>();
        for (var more = true; more;)
        {
            var value = Take(tokens);
            var end = value.Kind == TokenKind.Close ? value : Take(tokens);
            if (value.Kind == TokenKind.Text && end.Kind is TokenKind.Comma or TokenKind.Close)
            {
                values.Add(value.Text);
            }
            else if (value.Kind != TokenKind.Close || values.Count == 0)
            {
                throw new FormatException(Wrong);
            }

            more = end.Kind == TokenKind.Comma;
        }

        return values;
    }

    private static bool IsNumber(Field field, Grammar grammar) =>
        field.Kind == FieldKind.Metric || (field.Kind == FieldKind.Attribute && grammar.Numbers.Contains(field.Key));

    private static bool Is(Token token, string word) => token.Kind == TokenKind.Word && token.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private static Token Take(Queue<Token> tokens) =>
        tokens.TryDequeue(out var token) ? token : throw new FormatException("Invalid comparison clause. Expected 3 tokens found fewer");
}
