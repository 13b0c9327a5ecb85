using MlopsLab.Registry.Domain.Search;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class PagingTests
{
    [Theory]
    [InlineData("name", true, false)]
    [InlineData("version_number DESC", true, true)]
    [InlineData("`name` asc", true, false)]
    [InlineData("attribute.name desc", true, true)]
    [InlineData("name DOWN", false, false)]
    [InlineData("name ASC DESC", false, false)]
    [InlineData("owner", false, false)]
    [InlineData("", false, false)]
    public void Orders_are_a_field_and_a_direction(string order, bool valid, bool descending)
    {
        if (valid)
        {
            Assert.Equal(descending, OrderBy.Parse([order], Grammar.Versions).Single().Descending);
        }
        else
        {
            Assert.Throws<FormatException>(() => OrderBy.Parse([order], Grammar.Versions));
        }
    }

    [Fact]
    public void Pages_joined_are_the_whole_in_order()
    {
        var (all, seen, token) = (Enumerable.Range(0, 25).ToList(), new List<int>(), "");
        do
        {
            var page = Page<int>.Of(all, 7, token);
            seen.AddRange(page.Items);
            token = page.NextToken;
        }
        while (token is not null);

        Assert.Equal(all, seen);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("eyJvZmZzZXQiOiAteX0=")]
    [InlineData("eyJvZmZzZXQiOiAtMX0=")]
    [InlineData("W10=")]
    public void A_token_nobody_gave_out_is_refused(string token)
    {
        Assert.Throws<FormatException>(() => Page<int>.Of([1], 1, token));
    }

    [Fact]
    public void What_has_no_value_comes_last_both_ways()
    {
        double?[] values = [2, null, 1];
        var field = new Field(FieldKind.Metric, "auc");

        Assert.Equal([1, 2, null], Sorted.By(values, [new(field, false)], (value, _) => [value]));
        Assert.Equal([2, 1, null], Sorted.By(values, [new(field, true)], (value, _) => [value]));
    }
}
