using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MlopsLab.TestNodes;

namespace MlopsLab.Rollouts.Tests.Running;

[Collection(RolloutsCollection.Name)]
public sealed class BadInputTests(RunningRollouts rollouts)
{
    private const string Nobody = "00000000-0000-0000-0000-000000000001";
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, int, string> Starts => new()
    {
        { "", 400, "" },
        { "{", 400, "" },
        { "null", 400, "model: is missing" },
        { "[]", 400, "" },
        { "{}", 400, "model: is missing" },
        { """{"model":"fraud"}""", 400, "version: is missing" },
        { """{"model":"fraud","version":2}""", 400, "version" },
        { """{"model":"none","version":"2"}""", 404, "Model none is not registered" },
        { """{"model":"fraud","version":"9"}""", 404, "Model fraud has no version 9" },
        { """{"model":"fraud","version":"1"}""", 409, "is the champion already" },
        { """{"model":"fraud","version":"4"}""", 409, "lab model approve fraud/4" },
        { """{"model":"fraud","version":"2","weight":10}""", 400, "weight: is no share" },
        { """{"model":"fraud","version":"2","weight":"much"}""", 400, "weight" },
        { """{"model":"fraud","version":"2","steps":[]}""", 400, "steps: has 0 entries" },
        { """{"model":"fraud","version":"2","steps":[{"weight":0.5},{"weight":0.1}]}""", 400, "steps[1].weight: is not above the step before" },
        { """{"model":"fraud","version":"2","steps":[{"holdSeconds":1}]}""", 400, "steps[0].weight: is missing" },
        { """{"model":"fraud","version":"2","steps":[null]}""", 400, "steps[0]: is null" },
        { """{"model":"fraud","version":"2","steps":{"weight":1}}""", 400, "steps" },
        { """{"model":"fraud","version":"2","policy":"name: x"}""", 400, "policy: is wrong in line 1: The policy has 0 metrics" },
        { """{"model":"fraud","version":"2","policy":7}""", 400, "policy" },
        { """{"model":"fraud","version":"2","weight":0.1,"policy":"name: x"}""", 400, "policy: comes with a weight or steps beside it" },
    };

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task A_start_that_makes_no_sense_is_refused_with_what_is_wrong(string body, int status, string says)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var answer = await rollouts.Http.PostJsonAsync("/rollouts", content, _ct);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Contains(says, answer.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", $"/rollouts/{Nobody}", 404)]
    [InlineData("GET", "/rollouts/newest", 404)]
    [InlineData("POST", $"/rollouts/{Nobody}/promote", 404)]
    [InlineData("POST", "/rollouts/newest/abort", 404)]
    [InlineData("POST", $"/rollouts/{Nobody}/promote?full=perhaps", 400)]
    [InlineData("POST", $"/rollouts/{Nobody}/explode", 404)]
    public async Task What_does_not_exist_is_not_found(string method, string path, int status)
    {
        var answer = await rollouts.Http.SendJsonAsync(new HttpMethod(method), path, null, _ct);

        Assert.Equal((HttpStatusCode)status, answer.Status);
    }

    [Fact]
    public async Task A_second_rollout_of_a_model_is_refused_while_one_runs()
    {
        var model = RunningRollouts.NewModel();
        var id = await rollouts.StartAsync(model, _ct);

        var answer = await rollouts.Http.PostJsonAsync("/rollouts", new { model, version = "3" }, _ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(id, answer.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_twenty_starts_at_once_one_wins()
    {
        var model = RunningRollouts.NewModel();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => rollouts.Http.PostJsonAsync("/rollouts", new { model, version = "2" }, _ct)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_start_on_an_outdated_answer_of_the_registry_is_refused()
    {
        var model = RunningRollouts.NewModel();
        await rollouts.ChampionMovedAsync(model, "3", 9, _ct);

        await Eventually.HoldsAsync(async () => await RefusedAsync(model), "the start is refused", _ct);
    }

    [Fact]
    public async Task A_registry_that_is_away_is_told_as_503()
    {
        rollouts.Registry.Away = true;
        try
        {
            var answer = await rollouts.Http.PostJsonAsync("/rollouts", new { model = RunningRollouts.NewModel(), version = "2" }, _ct);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        }
        finally
        {
            rollouts.Registry.Away = false;
        }
    }

    [Fact]
    public async Task A_promotion_while_loading_is_refused_with_what_to_do()
    {
        var id = await rollouts.StartAsync(RunningRollouts.NewModel(), _ct);

        var answer = await rollouts.CommandAsync(id, "promote", _ct);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("lab rollout status", answer.Body.Text("remedy"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rollouts")]
    [InlineData("/rollouts/latest/promote")]
    [InlineData("/rollouts/latest/pause")]
    [InlineData("/rollouts/latest/resume")]
    [InlineData("/rollouts/latest/abort")]
    [InlineData("/rollouts/latest/undo")]
    public async Task Changes_need_the_token(string path)
    {
        using var http = new HttpClient { BaseAddress = rollouts.Http.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostJsonAsync(path, new { }, _ct)).Status);
    }

    private async Task<bool> RefusedAsync(string model)
    {
        var answer = await rollouts.Http.PostJsonAsync("/rollouts", new { model, version = "2" }, _ct);
        if (answer.Status == HttpStatusCode.Created)
        {
            await rollouts.CommandAsync(answer.Body.Text("id"), "abort", _ct);
        }

        return answer.Detail.Contains("moved while the rollout was about to start", StringComparison.Ordinal);
    }
}
