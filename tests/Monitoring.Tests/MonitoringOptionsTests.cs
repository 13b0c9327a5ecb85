using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Monitoring.Tests;

public sealed class MonitoringOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Problems(new MonitoringOptions()));

    [Fact]
    public void Every_value_out_of_range_is_told_at_once() => Assert.Equal(
        ["ClearAfter", "Interval", "MaxDegradedShare", "MinSample", "RaiseAfter"],
        Problems(new MonitoringOptions { Interval = TimeSpan.Zero, RaiseAfter = 0, ClearAfter = 0, MaxDegradedShare = 2, MinSample = 0 })
            .SelectMany(problem => problem.MemberNames).Order());

    [Fact]
    public void The_long_window_is_not_the_shorter_one() => Assert.Contains(
        Problems(new MonitoringOptions { ShortWindow = TimeSpan.FromMinutes(10) }), problem => problem.MemberNames.Contains("LongWindow"));

    private static List<ValidationResult> Problems(MonitoringOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
