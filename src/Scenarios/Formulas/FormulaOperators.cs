namespace MlopsLab.Scenarios;

internal static class FormulaOperators
{
    public static Func<IFieldValues, double> Of(string name, Func<IFieldValues, double> value) => name switch
    {
        "not" => values => IsTrue(value(values)) ? 0 : 1,
        "true" => values => IsTrue(value(values)) ? 1 : 0,
        "negate" => values => -value(values),
        "abs" => values => Math.Abs(value(values)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an operator with one operand."),
    };

    // A comparison with NaN must be false, also for !=.
    public static Func<IFieldValues, double> Of(string name, Func<IFieldValues, double> left, Func<IFieldValues, double> right) => name switch
    {
        "or" => values => IsTrue(left(values)) || IsTrue(right(values)) ? 1 : 0,
        "and" => values => IsTrue(left(values)) && IsTrue(right(values)) ? 1 : 0,
        "<" => values => left(values) < right(values) ? 1 : 0,
        "<=" => values => left(values) <= right(values) ? 1 : 0,
        ">" => values => left(values) > right(values) ? 1 : 0,
        ">=" => values => left(values) >= right(values) ? 1 : 0,
        "==" => values => left(values) == right(values) ? 1 : 0,
        "!=" => values => left(values) is var a && right(values) is var b && (a < b || a > b) ? 1 : 0,
        "+" => values => left(values) + right(values),
        "-" => values => left(values) - right(values),
        "*" => values => left(values) * right(values),
        "/" => values => left(values) / right(values),
        "%" => values => left(values) % right(values),
        "min" => values => Math.Min(left(values), right(values)),
        "max" => values => Math.Max(left(values), right(values)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an operator with two operands."),
    };

    private static bool IsTrue(double value) => value is not 0 and not double.NaN;
}
