using Microsoft.AspNetCore.Builder;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class ProblemTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keeps_the_code_to_itself_when_a_node_fails()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGet("/boom", string () => throw new InvalidOperationException("a secret")));

        var response = await node.Http.GetAsync("/boom", Stop);

        await response.ProblemAsync(500);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_503_when_a_node_it_needs_is_away()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGet("/away", string () => throw new NodeUnavailableException("registry", "gone")));

        var response = await node.Http.GetAsync("/away", Stop);

        Assert.Contains("'registry'", (await response.ProblemAsync(503)).Text("detail"), StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Tells_the_caller_when_to_come_back()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGet("/busy", () => Problem.Unavailable("No model is loaded", "Train one.", TimeSpan.FromSeconds(2.5))));

        var response = await node.Http.GetAsync("/busy", Stop);

        Assert.Equal("No model is loaded. Train one.", (await response.ProblemAsync(503)).Text("detail"));
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Names_field_problem_and_remedy()
    {
        await using var node = await TestNode.StartAsync(map: app => app.MapGet("/bad", () => Problem.Invalid("rate", "is negative", "Give 0 or more.")));

        var problem = await (await node.Http.GetAsync("/bad", Stop)).ProblemAsync(400);

        Assert.Equal(("rate", "is negative", "Give 0 or more."), (problem.Text("field"), problem.Text("problem"), problem.Text("remedy")));
    }
}
