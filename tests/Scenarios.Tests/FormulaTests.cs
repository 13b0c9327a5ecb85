namespace MlopsLab.Scenarios.Tests;

public sealed class FormulaTests
{
    private static readonly Field[] Fields =
    [
        new("amount", FieldType.Number, null, true, null, null, null, null),
        new("online", FieldType.Boolean, null, false, null, null, null, null),
        new("country", FieldType.Category, null, true, null, null, ["DE", "FR"], null),
        new("home", FieldType.Category, null, true, null, null, ["DE", "FR"], null),
        new("season", FieldType.Category, null, true, null, null, ["1", "2"], null),
    ];

    [Theory]
    [InlineData("amount > 2000", 1)]
    [InlineData("amount > 2000 and not online", 0)]
    [InlineData("amount > 3000 or online", 1)]
    [InlineData("country == home", 0)]
    [InlineData("country != home", 1)]
    [InlineData("country == 'DE'", 1)]
    [InlineData("country == \"FR\"", 0)]
    [InlineData("season == 2", 1)]
    [InlineData("5 + 0.1 * amount", 255)]
    [InlineData("-(2 + 3) * 2", -10)]
    [InlineData("10 - 2 - 3", 5)]
    [InlineData("7 % 4 / 2", 1.5)]
    [InlineData("max(1, min(amount, 4)) + abs(-2)", 6)]
    [InlineData("1 < 2 and 2 < 3 or false", 1)]
    [InlineData("not not online", 1)]
    [InlineData("`amount` >= 2.5e3", 1)]
    public void Evaluates_as_written(string text, double expected)
    {
        Assert.Equal(expected, Evaluate(text, new SomeValues([2500, 1, 0, 1, 1], [null, null, "DE", "FR", "2"])));
    }

    [Theory]
    [InlineData("amount > 1")]
    [InlineData("amount != 1")]
    [InlineData("country == 'DE'")]
    [InlineData("country != 'DE'")]
    [InlineData("country != home")]
    public void A_comparison_with_a_missing_value_is_false(string text)
    {
        var nothing = new SomeValues([double.NaN, double.NaN, double.NaN, double.NaN, double.NaN], new string?[5]);

        Assert.Equal(0, Evaluate(text, nothing));
        Assert.Equal(1, Evaluate("missing(amount) and missing(country)", nothing));
    }

    [Theory]
    [InlineData("amout > 1", "There is no field 'amout'")]
    [InlineData("country > 1", "'country' is text")]
    [InlineData("country + 1 == 2", "'country' is text")]
    [InlineData("amount == 'a'", "'amount' is a number")]
    [InlineData("amount + 'a'", "'a' is used where a number")]
    public void Names_the_field_that_does_not_fit(string text, string expected)
    {
        var errors = Formula.Parse(text).Formula?.Bind(Fields).Errors ?? [];

        Assert.Contains(expected, Assert.Single(errors));
    }

    [Theory]
    [InlineData("")]
    [InlineData("amount >")]
    [InlineData("amount > 1)")]
    [InlineData("(amount")]
    [InlineData("amount 5")]
    [InlineData("'open")]
    [InlineData("1.2.3")]
    [InlineData("system('rm')")]
    [InlineData("min(1)")]
    [InlineData("a; b")]
    [InlineData("1e999")]
    public void Says_what_is_wrong_with_the_text(string text)
    {
        var reading = Formula.Parse(text);

        Assert.Null(reading.Formula);
        Assert.NotEmpty(reading.Error ?? string.Empty);
    }

    [Fact]
    public void Refuses_nesting_and_lengths_that_could_hurt()
    {
        Assert.Null(Formula.Parse(new string('(', 400) + "1" + new string(')', 400)).Formula);
        Assert.Null(Formula.Parse(string.Join('+', Enumerable.Repeat("1", 2_000))).Formula);
    }

    private static double Evaluate(string text, IFieldValues values) =>
        Formula.Parse(text).Formula?.Bind(Fields).Evaluate?.Invoke(values) ?? throw new InvalidOperationException(text);

    private sealed record SomeValues(double[] Numbers, string?[] Texts) : IFieldValues
    {
        public double Number(int field) => Numbers[field];

        public string? Text(int field) => Texts[field];
    }
}
