using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Gateway.Tests;

public sealed class GatewayOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Problems(new GatewayOptions()));

    [Fact]
    public void Every_value_out_of_range_is_told_at_once()
    {
        var options = new GatewayOptions { DefaultScenario = "", InferenceTimeout = TimeSpan.Zero, RedisTimeout = TimeSpan.FromHours(1), CacheTtl = TimeSpan.Zero, BreakDuration = TimeSpan.Zero, ExploreShare = 0.6 };

        Assert.Equal(
            ["BreakDuration", "CacheTtl", "DefaultScenario", "ExploreShare", "InferenceTimeout", "RedisTimeout"],
            Problems(options).SelectMany(problem => problem.MemberNames).Order());
    }

    private static List<ValidationResult> Problems(GatewayOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
