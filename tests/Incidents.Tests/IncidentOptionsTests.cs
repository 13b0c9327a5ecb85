using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Incidents.Tests;

public sealed class IncidentOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(Problems(new IncidentOptions()));

    [Fact]
    public void Every_value_out_of_range_is_told_at_once() => Assert.Equal(
        ["ListenEvery", "SilentAfter"],
        Problems(new IncidentOptions { ListenEvery = TimeSpan.Zero, SilentAfter = TimeSpan.Zero }).SelectMany(problem => problem.MemberNames).Order());

    private static List<ValidationResult> Problems(IncidentOptions options)
    {
        var problems = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);
        return problems;
    }
}
