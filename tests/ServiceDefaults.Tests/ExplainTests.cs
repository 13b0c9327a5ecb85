using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlopsLab.ServiceDefaults.Tests.Support;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class ExplainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_the_five_questions_in_their_order()
    {
        await using var node = await TestNode.StartAsync();

        var questions = await AskAsync(node);

        Assert.Equal(
            ["What breaks first?", "How do you monitor this?", "Where does the latency come from?", "How would you roll this back?", "How do you know it's still working?"],
            questions.Select(question => question.Text("question")));
        Assert.All(questions, question => Assert.NotEmpty(question.Text("answer")));
    }

    [Fact]
    public async Task Names_what_is_nearest_to_its_limit_first()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddSingleton<IExplanation>(new Part(() => new NodeFacts(
            [new("rows waiting", 5, 1_000, "{row}", "rows are refused"), new("batches waiting", 9_700, 1_000, "{batch}", "requests are answered 503")],
            [new Remark(Question.RollBack, "Take the last good snapshot.", new Evidence("snapshot", "abc"))]))));

        var questions = await AskAsync(node);

        Assert.StartsWith("Nearest to its limit: batches waiting, 9,700 of 1,000 (970 %). At the limit requests are answered 503.", questions[0].Text("answer"), StringComparison.Ordinal);
        Assert.Equal(("batches waiting", 9_700.0, "{batch}"), Read(questions[0].GetProperty("evidence")[0]));
        Assert.EndsWith("Take the last good snapshot.", questions[3].Text("answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_the_time_went()
    {
        await using var node = await TestNode.StartAsync();
        var meter = node.App.Services.GetRequiredService<IMeterFactory>().Create("MlopsLab.Test");
        var fast = meter.CreateHistogram<double>("mlopslab.test.fast", "s");
        var slow = meter.CreateHistogram<double>("mlopslab.test.slow", "s");
        fast.Record(0.001);
        Array.ForEach([0.02, 0.02, 0.02, 2], value => slow.Record(value));

        var answer = (await AskAsync(node))[2].Text("answer");

        Assert.Equal("Since it started most time went to mlopslab.test.slow: 2.06 s in 4 calls, half of them within 25 ms, 99 % within 2,500 ms.", answer);
    }

    [Fact]
    public async Task Does_not_say_that_it_works_when_a_check_says_otherwise()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddHealthChecks().AddCheck("disk", () => HealthCheckResult.Unhealthy("no space is left")));

        Assert.StartsWith("It is unhealthy: disk (no space is left).", (await AskAsync(node))[4].Text("answer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_can_t_tell_is_left_out()
    {
        await using var node = await TestNode.StartAsync(builder => builder.Services.AddSingleton<IExplanation>(new Part(() => throw new IOException("gone"))));

        Assert.Equal(5, (await AskAsync(node)).Length);
    }

    private static (string Name, double Value, string Unit) Read(JsonElement fact) => (fact.Text("name"), fact.GetProperty("value").GetDouble(), fact.Text("unit"));

    private static async Task<JsonElement[]> AskAsync(TestNode node)
    {
        var answer = await node.Http.GetFromJsonAsync<JsonElement>("/explain", Stop);
        Assert.Equal("tested", answer.Text("node"));
        return [.. answer.GetProperty("questions").EnumerateArray()];
    }

    private sealed class Part(Func<NodeFacts> read) : IExplanation
    {
        public Task<NodeFacts> ReadAsync(CancellationToken ct) => Task.FromResult(read());
    }
}
