using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Cache.Tests;

public sealed class CacheOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Problems(new CacheOptions()));

    [Fact]
    public void Every_value_out_of_range_is_told_at_once() => Assert.Equal(
        ["RedisTimeout", "RetryDelay", "ScanCount"],
        Problems(new CacheOptions { RedisTimeout = TimeSpan.Zero, RetryDelay = TimeSpan.Zero, ScanCount = 0 }).SelectMany(problem => problem.MemberNames).Order());

    private static List<ValidationResult> Problems(CacheOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
