using System.Globalization;
using System.Text;

namespace MlopsLab.Scenarios;

/// <summary>Writes values so that YAML reads them back as the same text, also inside { } and [ ].</summary>
internal static class YamlText
{
    public static string Of(string text)
    {
        var plain = text.Length > 0 && (char.IsAsciiLetterOrDigit(text[0]) || text[0] == '_') && text[^1] != ' '
            && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or ' ' or '/' or '+' or '*' or '(' or ')' or '<' or '>' or '=')
            && text is not ("null" or "true" or "false");
        return plain ? text : Quoted(text);
    }

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Of))}]";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u0085' or '\u2028' or '\u2029' or '\ufeff' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
