using MlopsLab.Traffic.Endpoints;

namespace MlopsLab.Traffic.Tests.Switches;

public sealed class SpanTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("2m", 120)]
    [InlineData("1.5h", 5_400)]
    [InlineData("1d", 86_400)]
    public void Reads_a_number_and_its_unit(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Span.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("2")]
    [InlineData("-2m")]
    [InlineData("0s")]
    [InlineData("2 m")]
    [InlineData("1e9d")]
    [InlineData("99999999999999999999d")]
    [InlineData("NaNs")]
    public void Takes_nothing_else(string text) => Assert.Null(Span.Read(text));
}
