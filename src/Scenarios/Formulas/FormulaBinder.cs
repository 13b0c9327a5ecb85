namespace MlopsLab.Scenarios;

/// <summary>Turns the parsed formula into delegates and collects everything that doesn't fit the fields.</summary>
internal sealed class FormulaBinder(Func<string, FormulaField?> find)
{
    private readonly List<string> errors = [];

    public IReadOnlyList<string> Errors => errors;

    public Func<IFieldValues, double> BindNumber(FormulaNode node) => node switch
    {
        NumberNode number => _ => number.Value,
        TextNode text => Wrong($"The text '{text.Value}' is used where a number is needed."),
        FieldNode field => BindField(field.Name),
        OperatorNode call => BindOperator(call),
        _ => Wrong("The expression is not understood."),
    };

    private Func<IFieldValues, double> BindField(string name)
    {
        if (Find(name) is not { } field)
        {
            return Nothing;
        }

        var index = field.Index;
        return field.IsNumber ? values => values.Number(index) : Wrong($"Field '{name}' is text and can only be compared with == or !=.");
    }

    private Func<IFieldValues, double> BindOperator(OperatorNode call)
    {
        if (call.Operator == "missing")
        {
            return BindMissing(call.Operands[0]);
        }

        if (call.Operator is "==" or "!=" && call.Operands.Any(IsText))
        {
            return BindTexts(call);
        }

        var first = BindNumber(call.Operands[0]);
        return call.Operands.Count == 1
            ? FormulaOperators.Of(call.Operator, first)
            : FormulaOperators.Of(call.Operator, first, BindNumber(call.Operands[1]));
    }

    private Func<IFieldValues, double> BindMissing(FormulaNode operand)
    {
        if (operand is FieldNode { Name: var name } && Find(name) is { IsText: true, Index: var index })
        {
            return values => values.Text(index) is null ? 1 : 0;
        }

        var value = BindNumber(operand);
        return values => double.IsNaN(value(values)) ? 1 : 0;
    }

    private Func<IFieldValues, double> BindTexts(OperatorNode call)
    {
        var left = BindText(call.Operands[0]);
        var right = BindText(call.Operands[1]);
        var wanted = call.Operator == "==";
        return values => left(values) is { } a && right(values) is { } b && string.Equals(a, b, StringComparison.Ordinal) == wanted ? 1 : 0;
    }

    private Func<IFieldValues, string?> BindText(FormulaNode node)
    {
        switch (node)
        {
            case TextNode text:
                return _ => text.Value;
            case NumberNode number:
                return _ => number.Written;
            case FieldNode { Name: var name } when Find(name) is { } field:
                var index = field.Index;
                if (!field.IsText)
                {
                    errors.Add($"Field '{name}' is a number and is compared with text.");
                }

                return values => values.Text(index);
            case FieldNode:
                return _ => null;
            default:
                errors.Add("A calculation is compared with text.");
                return _ => null;
        }
    }

    private bool IsText(FormulaNode node) => node is TextNode || (node is FieldNode { Name: var name } && find(name) is { IsNumber: false });

    private FormulaField? Find(string name)
    {
        var field = find(name);
        var error = $"There is no field '{name}'.";
        if (field is null && !errors.Contains(error))
        {
            errors.Add(error);
        }

        return field;
    }

    private Func<IFieldValues, double> Wrong(string error)
    {
        errors.Add(error);
        return Nothing;
    }

    private static double Nothing(IFieldValues values) => double.NaN;
}
