using MlopsLab.Incidents.Domain;

namespace MlopsLab.Incidents.Tests.Domain;

public sealed class GroupingTests
{
    private static readonly Incident[] Running = [Of("i-1", "gateway"), Of("i-2", "features"), Of("i-3", "gateway")];

    [Fact]
    public void An_alert_joins_the_oldest_incident_about_its_suspect() => Assert.Equal("i-1", Grouping.HomeOf("gateway", Running)?.Id);

    [Fact]
    public void An_alert_about_another_node_has_no_home() => Assert.Null(Grouping.HomeOf("registry", Running));

    [Theory]
    [InlineData("info", "warning", "warning")]
    [InlineData("critical", "warning", "critical")]
    [InlineData("warning", "warning", "warning")]
    [InlineData("info", "unheard of", "info")]
    [InlineData("unheard of", "info", "info")]
    public void The_worse_severity_counts(string one, string other, string worse) => Assert.Equal(worse, Grouping.Worse(one, other));

    private static Incident Of(string id, string suspect) => new(id, suspect, "warning", IncidentState.Open, "summary", "2026-03-01T12:00:00.000Z", "2026-03-01T12:00:00.000Z");
}
