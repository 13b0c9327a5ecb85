using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>Splits a formula into tokens; <see cref="Kind"/> is 'n' number, 't' text, 'f' name, 'o' operator, 'e' end.</summary>
internal sealed class FormulaTokens
{
    private static readonly string[] Operators = ["<=", ">=", "==", "!=", "&&", "||", "<", ">", "=", "+", "-", "*", "/", "%", "(", ")", ",", "!"];

    private readonly string text;
    private int position;

    public FormulaTokens(string text)
    {
        this.text = text;
        Next();
    }

    public char Kind { get; private set; }

    public string Value { get; private set; } = string.Empty;

    public int Column { get; private set; }

    public void Next()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        Column = position + 1;
        if (position == text.Length)
        {
            (Kind, Value) = ('e', "the end");
        }
        else if (text[position] is '"' or '\'' or '`')
        {
            ReadQuoted(text[position]);
        }
        else if (char.IsAsciiDigit(text[position]) || (text[position] == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1])))
        {
            ReadNumber();
        }
        else if (char.IsLetter(text[position]) || text[position] == '_')
        {
            ReadName();
        }
        else
        {
            ReadOperator();
        }
    }

    private void ReadQuoted(char quote)
    {
        var end = text.IndexOf(quote, position + 1);
        if (end < 0)
        {
            throw new FormatException($"The quote at position {Column} is not closed.");
        }

        (Kind, Value) = (quote == '`' ? 'f' : 't', text[(position + 1)..end]);
        position = end + 1;
    }

    private void ReadNumber()
    {
        var start = position;
        while (position < text.Length && IsPartOfNumber(start))
        {
            position++;
        }

        (Kind, Value) = ('n', text[start..position]);
        if (!double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            throw new FormatException($"'{Value}' at position {Column} is not a number.");
        }
    }

    private bool IsPartOfNumber(int start) =>
        char.IsAsciiLetterOrDigit(text[position]) || text[position] is '.' or '_'
        || (text[position] is '+' or '-' && position > start && text[position - 1] is 'e' or 'E');

    private void ReadName()
    {
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '.'))
        {
            position++;
        }

        Value = text[start..position];
        Kind = Value is "and" or "or" or "not" ? 'o' : 'f';
    }

    private void ReadOperator()
    {
        var found = Array.Find(Operators, known => string.CompareOrdinal(text, position, known, 0, known.Length) == 0)
            ?? throw new FormatException($"'{text[position]}' at position {Column} is not understood.");
        position += found.Length;
        (Kind, Value) = ('o', found switch { "&&" => "and", "||" => "or", "!" => "not", "=" => "==", _ => found });
    }
}
