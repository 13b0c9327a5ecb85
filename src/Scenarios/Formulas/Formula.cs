namespace MlopsLab.Scenarios;

/// <summary>
/// A small, safe expression over fields: numbers, text in quotes, <c>+ - * / %</c>, comparisons, <c>and or not</c>,
/// <c>missing(x) abs(x) min(a, b) max(a, b)</c>. A comparison with a missing value is false.
/// </summary>
public sealed class Formula
{
    internal const int MaxLength = 1_000;

    private readonly FormulaNode root;

    private Formula(string text, FormulaNode root)
    {
        Text = text;
        this.root = root;
        var fields = new List<string>();
        CollectFields(root, fields);
        Fields = fields;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Names of the fields it uses, each once.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>Whether it asks if a value is there.</summary>
    public bool AsksMissing => Asks(root);

    /// <summary>Reads the text; the names of fields are checked by <see cref="Bind(Func{string, FormulaField?})"/>.</summary>
    public static FormulaReading Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return new(null, $"The expression is longer than {MaxLength} characters.");
        }

        try
        {
            return new(new Formula(text, new FormulaParser(text).Parse()), null);
        }
        catch (FormatException wrong)
        {
            return new(null, wrong.Message);
        }
    }

    /// <summary>Compiles the formula against fields found by name; an unknown name is an error that lists it.</summary>
    public FormulaBinding Bind(Func<string, FormulaField?> find)
    {
        var binder = new FormulaBinder(find);
        var evaluate = binder.BindNumber(root);
        return binder.Errors.Count == 0 ? new(evaluate, []) : new(null, binder.Errors);
    }

    /// <summary>Compiles the formula against the fields of a record.</summary>
    public FormulaBinding Bind(IReadOnlyList<Field> fields) => Bind(name =>
    {
        for (var index = 0; index < fields.Count; index++)
        {
            if (fields[index].Name == name)
            {
                var isText = fields[index].Type is FieldType.Category or FieldType.Text;
                return new(index, !isText, isText);
            }
        }

        return null;
    });

    private static bool Asks(FormulaNode node) => node is OperatorNode { Operator: "missing" } || node.Parts.Any(Asks);

    private static void CollectFields(FormulaNode node, List<string> into)
    {
        if (node is FieldNode field && !into.Contains(field.Name))
        {
            into.Add(field.Name);
        }

        foreach (var part in node.Parts)
        {
            CollectFields(part, into);
        }
    }
}
