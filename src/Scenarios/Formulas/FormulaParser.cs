using System.Globalization;

namespace MlopsLab.Scenarios;

/// <summary>Recursive descent, loosest operator first: or, and, not, comparison, sum, product, sign.</summary>
internal sealed class FormulaParser(string text)
{
    private const int MaxDepth = 50;

    private readonly FormulaTokens tokens = new(text);
    private int depth;

    public FormulaNode Parse()
    {
        var root = ParseOr();
        return tokens.Kind == 'e' ? root : throw Unexpected("an operator");
    }

    private FormulaNode ParseOr()
    {
        if (++depth > MaxDepth)
        {
            throw new FormatException($"The expression is nested deeper than {MaxDepth}.");
        }

        var node = ParseChain(ParseAnd, "or");
        depth--;
        return node;
    }

    private FormulaNode ParseAnd() => ParseChain(ParseNot, "and");

    private FormulaNode ParseNot()
    {
        var negations = 0;
        while (Take("not"))
        {
            negations++;
        }

        var node = ParseComparison();
        return negations == 0 ? node : new OperatorNode(negations % 2 == 1 ? "not" : "true", [node]);
    }

    private FormulaNode ParseComparison()
    {
        var left = ParseSum();
        if (tokens is not { Kind: 'o', Value: "<" or "<=" or ">" or ">=" or "==" or "!=" })
        {
            return left;
        }

        var comparison = tokens.Value;
        tokens.Next();
        return new OperatorNode(comparison, [left, ParseSum()]);
    }

    private FormulaNode ParseSum() => ParseChain(ParseProduct, "+", "-");

    private FormulaNode ParseProduct() => ParseChain(ParseSigned, "*", "/", "%");

    private FormulaNode ParseChain(Func<FormulaNode> part, params ReadOnlySpan<string> operators)
    {
        var node = part();
        while (tokens.Kind == 'o' && operators.Contains(tokens.Value))
        {
            var found = tokens.Value;
            tokens.Next();
            node = new OperatorNode(found, [node, part()]);
        }

        return node;
    }

    private FormulaNode ParseSigned()
    {
        var negative = false;
        while (tokens is { Kind: 'o', Value: "-" or "+" })
        {
            negative ^= tokens.Value == "-";
            tokens.Next();
        }

        var node = ParseValue();
        return negative ? new OperatorNode("negate", [node]) : node;
    }

    private FormulaNode ParseValue()
    {
        var (kind, value) = (tokens.Kind, tokens.Value);
        if (kind is 'n' or 't' or 'f')
        {
            tokens.Next();
            return kind switch
            {
                'n' => new NumberNode(double.Parse(value, CultureInfo.InvariantCulture), value),
                't' => new TextNode(value),
                _ => Take("(") ? ParseCall(value) : ParseName(value),
            };
        }

        if (!Take("("))
        {
            throw Unexpected("a field, a number or a text in quotes");
        }

        var node = ParseOr();
        return Take(")") ? node : throw Unexpected("')'");
    }

    private static FormulaNode ParseName(string name) => name switch
    {
        "true" => new NumberNode(1, name),
        "false" => new NumberNode(0, name),
        _ => new FieldNode(name),
    };

    private OperatorNode ParseCall(string name)
    {
        var operands = new List<FormulaNode> { ParseOr() };
        while (Take(","))
        {
            operands.Add(ParseOr());
        }

        var wanted = name switch { "missing" or "abs" => 1, "min" or "max" => 2, _ => 0 };
        if (wanted != operands.Count)
        {
            throw new FormatException(wanted == 0
                ? $"There is no function '{name}'; there are missing, abs, min and max."
                : $"{name} takes {wanted} value(s), not {operands.Count}.");
        }

        return Take(")") ? new OperatorNode(name, operands) : throw Unexpected("')'");
    }

    private bool Take(string wanted)
    {
        var found = tokens.Kind == 'o' && tokens.Value == wanted;
        if (found)
        {
            tokens.Next();
        }

        return found;
    }

    private FormatException Unexpected(string wanted) =>
        new($"At position {tokens.Column} {wanted} is expected, not {(tokens.Kind == 'e' ? "the end" : $"'{tokens.Value}'")}.");
}
