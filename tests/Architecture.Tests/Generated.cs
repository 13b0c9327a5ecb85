namespace MlopsLab.Architecture.Tests;

/// <summary>Parts of a Markdown file between <c>&lt;!-- generated: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
internal static class Generated
{
    private const string End = "<!-- end -->";

    public static string Find(string text, string name)
    {
        var (from, to) = Range(text, name);
        return text[from..to];
    }

    public static string Replace(string text, string name, string content)
    {
        var (from, to) = Range(text, name);
        return text[..from] + content + text[to..];
    }

    private static (int From, int To) Range(string text, string name)
    {
        var mark = $"<!-- generated: {name} -->\n";
        var from = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return from < mark.Length ? throw new InvalidOperationException($"There is no part '{mark.Trim()}'.") : (from, text.IndexOf(End, from, StringComparison.Ordinal));
    }
}
