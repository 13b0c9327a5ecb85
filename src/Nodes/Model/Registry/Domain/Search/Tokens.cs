using System.Text.RegularExpressions;

namespace MlopsLab.Registry.Domain.Search;

/// <summary>Cuts a filter into words, comparators, texts and numbers.</summary>
internal static partial class Tokens
{
    /// <exception cref="FormatException">Something is in it that is none of those.</exception>
    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var match = Shape().Match(text, at);
            if (!match.Success)
            {
                throw new FormatException($"Invalid clause(s) in filter string: '{text[at..]}'");
            }

            if (match.Groups.Values.Skip(1).FirstOrDefault(group => group.Success && group.Name != "space") is { } found)
            {
                tokens.Add(new Token(Enum.Parse<TokenKind>(found.Name), found.Name == "Text" ? found.Value[1..^1] : found.Value));
            }

            at += match.Length;
        }

        return tokens;
    }

    // A word may have quoted parts after its dots: tags.`my key`, metrics."top-5".
    [GeneratedRegex("""\G(?:(?<space>\s+)|(?<Text>'[^']*'|"[^"]*")|(?<Number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w.]))|(?<Word>(?:[A-Za-z_]\w*|`[^`]*`)(?:\.(?:`[^`]*`|"[^"]*"|[\w/-]+))*)|(?<Comparator><>|!=|<=|>=|==|=|<|>)|(?<Open>\()|(?<Close>\))|(?<Comma>,))""")]
    private static partial Regex Shape();
}
