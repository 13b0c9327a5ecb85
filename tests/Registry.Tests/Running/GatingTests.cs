using System.Net;
using System.Text.Json;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Learning;
using MlopsLab.Registry.Tests.Domain.Gates;
using MlopsLab.Registry.Tests.Mlflow;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class GatingTests(RunningRegistry registry)
{
    private static readonly object Because = new { by = "ana", why = "it looks good" };
    private static readonly Lazy<TestRows> Twisted = new(() => Judged.Rows(2_000, twisted: true));
    private static readonly Lazy<TestRows> Plain = new(() => Judged.Rows(2_000));
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_wins_on_the_area_and_loses_a_slice_serves_by_no_route()
    {
        var model = await SecondAsync(Judged.Strong, Twisted.Value);
        var gates = await GatesAsync(model, "2");
        var mlflow = new MlflowClient(registry.Http);
        await mlflow.PostAsync("model-versions/create", new { name = model, source = $"models:/{model}/2" }, _ct);

        await registry.HandledAsync(new RolloutPromoted(Guid.NewGuid(), model, "2", "healthy", DateTimeOffset.MaxValue), "rollout.promoted", _ct);
        var refused = new[] { await ApproveAsync(model, "2"), await ApproveAsync(model, "3"), await PointAsync(model, "champion", "2"), await PointAsync(model, "challenger", "2"), await PointAsync(model, "shadow", "3") };
        var alias = await mlflow.RefusedAsync("POST", "registered-models/alias", $$"""{"name":"{{model}}","alias":"challenger","version":"2"}""", _ct);
        var stage = await mlflow.RefusedAsync("POST", "model-versions/transition-stage", $$"""{"name":"{{model}}","version":"2","stage":"Production"}""", _ct);

        Assert.Equal(("blocked", "pass", "fail"), (gates.Text("verdict"), Gate(gates, "overall").Text("outcome"), Gate(gates, "slices").Text("outcome")));
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.Conflict, answer.Status));
        Assert.All(refused.Select(answer => answer.Detail).Append(alias.Message).Append(stage.Message), why => Assert.Contains("slices: the AUC of 'abroad' is 0.", why, StringComparison.Ordinal));
        Assert.Equal("1", await registry.ChampionAsync(model, _ct));
        var told = await registry.Bus.WaitAsync<ModelGated>(fact => fact.Model == model && fact.Version == "2", _ct);
        Assert.Equal(("blocked", "slices"), (told.Verdict, string.Join(',', told.Failed)));
    }

    [Theory]
    [InlineData(12, "calibration: the calibration error is 0.", "gates: { calibration: { ece: 0.05 } }")]
    [InlineData(2, "speed: 99 of 100 rows take at most", "gates: { speed: { p99Milliseconds: 0.000001 } }")]
    [InlineData(2, "speed: the artifact has 0.", "gates: { speed: { megabytes: 0.001 } }")]
    public async Task A_version_that_wins_on_the_area_and_fails_another_gate_is_blocked_with_the_reason(double weight, string reason, string? policy)
    {
        var model = await SecondAsync(Judged.Model(0, weight), Plain.Value, policy);

        var answer = await ApproveAsync(model, "2");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(reason, answer.Detail, StringComparison.Ordinal);
        Assert.Equal("registered", (await registry.VersionsAsync(model, 2, _ct))[1].Text("status"));
    }

    [Theory]
    [InlineData(true, "version 1 needs inputs that these rows don't have")]
    [InlineData(false, "the rows in its artifact are not those of its model")]
    public async Task A_version_of_another_signature_is_not_compared_and_the_champion_goes_on_serving(bool hasItsRows, string why)
    {
        FeatureInput[] others = [.. Judged.Inputs.Select(input => input with { Name = $"{input.Name}_2" })];
        var rows = Plain.Value with { Data = new Dataset(others, Plain.Value.Data.X.ToArray(), Plain.Value.Data.Y.ToArray()) };
        var model = await SecondAsync(Judged.Strong with { Inputs = others }, hasItsRows ? rows : Plain.Value, firstRows: Plain.Value);

        var overall = Gate(await GatesAsync(model, "2"), "overall");

        Assert.Equal(("cannot say", "1"), (overall.Text("outcome"), await registry.ChampionAsync(model, _ct)));
        Assert.Contains(why, overall.Text("words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_told_names_the_rows_it_would_take_and_a_person_decides()
    {
        var model = await SecondAsync(Judged.Model(1, 1), Judged.Rows(60), first: Judged.Strong);

        var gates = await GatesAsync(model, "2");
        var approved = await ApproveAsync(model, "2");
        var trail = await registry.Http.JsonAsync($"/audit?model={model}", _ct);

        Assert.Equal(("needs approval", "cannot say"), (gates.Text("verdict"), Gate(gates, "overall").Text("outcome")));
        Assert.True(Gate(gates, "overall").GetProperty("needed").GetInt64() > 60);
        Assert.Equal(HttpStatusCode.OK, approved.Status);
        var last = trail.GetProperty("rows").EnumerateArray().Last();
        Assert.Equal(("version.approved", "ana", "it looks good"), (last.Text("action"), last.Text("actor"), last.Text("reason")));
    }

    [Fact]
    public async Task A_person_answers_for_a_blocked_version_with_a_reason_that_is_kept()
    {
        var model = await SecondAsync(Judged.Strong, Twisted.Value);
        var nobody = await registry.Http.PostJsonAsync($"/models/{model}/versions/2/override", new { by = "rollouts", why = "go on" }, _ct);
        var other = await registry.Http.PostJsonAsync($"/models/{model}/versions/2/override", new { gates = new[] { "speed" }, by = "ana", why = "fast enough" }, _ct);

        var done = await registry.Http.PostJsonAsync($"/models/{model}/versions/2/override", new { by = "ana", why = "we stop serving abroad" }, _ct);
        await ApproveAsync(model, "2");
        await PointAsync(model, "champion", "2");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.OK), (nobody.Status, other.Status, done.Status));
        Assert.Equal("2", await registry.ChampionAsync(model, _ct));
        var rows = (await registry.Http.JsonAsync($"/audit?model={model}", _ct)).GetProperty("rows").EnumerateArray();
        Assert.Equal("we stop serving abroad", rows.Single(row => row.Text("action") == "version.gates.overridden").Text("reason"));
        Assert.True((await registry.Http.JsonAsync("/audit/verify", _ct)).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task The_first_version_serves_unless_a_gate_blocks_it()
    {
        var model = await PolicyAsync("gates: { calibration: { ece: 0.05 } }");
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve(Judged.Artifact(Judged.Model(0, 12), Plain.Value))), _ct);
        var first = (await registry.VersionsAsync(model, 1, _ct))[0];
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve(Judged.Artifact(Judged.Strong, Plain.Value))), _ct);

        var second = (await registry.VersionsAsync(model, 2, _ct))[1];

        Assert.Equal(("registered", "blocked"), (first.Text("status"), first.Text("gates")));
        Assert.Equal(("approved", "passed", "[\"champion\"]"), (second.Text("status"), second.Text("gates"), second.Text("aliases")));
    }

    [Fact]
    public async Task Where_the_policy_wants_nobody_a_version_that_passes_is_approved_at_once()
    {
        var model = await SecondAsync(Judged.Strong, Plain.Value, "approval: { by: automatic }\ngates: { overall: { margin: 0.02, aim: better } }");

        var second = (await registry.VersionsAsync(model, 2, _ct))[1];

        Assert.Equal(("approved", "passed"), (second.Text("status"), second.Text("gates")));
    }

    [Fact]
    public async Task A_run_that_is_repeated_is_new_evidence()
    {
        var model = RunningRegistry.NewModel();
        var run = RunningRegistry.Run(model, registry.Serve(Judged.Artifact(Judged.Strong, Plain.Value)));
        await registry.Bus.PublishAsync(run, _ct);
        await registry.VersionsAsync(model, 1, _ct);
        Assert.Equal("cannot say", Gate(await GatesAsync(model, "1"), "reproducibility").Text("outcome"));

        await registry.Bus.PublishAsync(run with { RunId = $"{run.RunId}-again", Kind = "verification", RerunOf = run.RunId }, _ct);

        await Eventually.HoldsAsync(async () => Gate(await GatesAsync(model, "1"), "reproducibility").Text("outcome") == "pass", "the repetition counts", _ct);
    }

    [Fact]
    public async Task A_rollback_does_not_go_to_a_version_that_its_gates_block_by_now()
    {
        var model = await SecondAsync(Judged.Strong, Plain.Value);
        await ApproveAsync(model, "2");
        await PointAsync(model, "champion", "2");
        await PutAsync(model, "gates: { speed: { megabytes: 0.001 } }");
        await registry.Http.PostJsonAsync($"/models/{model}/versions/1/gates", Because, _ct);

        var back = await registry.Http.PostJsonAsync($"/models/{model}/rollback", Because, _ct);

        Assert.Equal((HttpStatusCode.Conflict, "2"), (back.Status, await registry.ChampionAsync(model, _ct)));
    }

    [Theory]
    [InlineData(0, "pass")]
    [InlineData(0.2, "fail")]
    public async Task Live_answers_are_held_against_the_rows_of_training(double off, string outcome)
    {
        var model = await SecondAsync(Judged.Strong, Plain.Value, "gates: { parity: { share: 0.02, fails: approval } }");
        var scores = Rescoring.Scores(Judged.Weak, Plain.Value.Data) ?? [];
        var answers = scores.Select((score, row) => new Prediction($"p{row}", $"r{row}", default, null, "stable", "1", score + off, "pass", false, 1, false, false, null, false));
        await registry.HandledAsync(new PredictionMade(model, [.. answers], DateTimeOffset.UnixEpoch), "prediction.made", _ct);

        await registry.Http.PostJsonAsync($"/models/{model}/versions/2/gates", Because, _ct);

        var parity = Gate(await GatesAsync(model, "2"), "parity");
        Assert.Equal(outcome, parity.Text("outcome"));
        Assert.Equal(outcome == "fail", parity.GetProperty("asks").GetBoolean());
        Assert.InRange(parity.GetProperty("rows").GetInt64(), 190, 310);
    }

    [Fact]
    public async Task A_policy_that_is_wrong_is_refused_with_every_error_and_the_old_one_stays()
    {
        var model = await PolicyAsync("gates: { calibration: { ece: 0.07 } }");

        var answer = await registry.Http.SendJsonAsync(HttpMethod.Put, "/gates", new { text = "confidence: 7\ngates: { magic: {}, slices: { floor: -1 } }", model, by = "ana", why = "stricter" }, _ct);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.All(["line 1", "line 2", "'magic'", "'floor'"], part => Assert.Contains(part, answer.Body.ToString(), StringComparison.Ordinal));
        Assert.Contains("ece: 0.07", (await registry.Http.JsonAsync($"/gates?model={model}", _ct)).Text("text"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/models/none/versions/1/gates", null, HttpStatusCode.NotFound)]
    [InlineData("POST", "/models/none/versions/1/gates", "{\"by\":\"a\",\"why\":\"b\"}", HttpStatusCode.NotFound)]
    [InlineData("POST", "/models/none/versions/1/override", "{\"by\":\"a\"}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/models/none/versions/x/override", "{\"by\":\"a\",\"why\":\"b\"}", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/gates", "{\"text\":\"gates: {}\",\"model\":\"../x\",\"by\":\"a\",\"why\":\"b\"}", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/gates", "{\"by\":\"a\",\"why\":\"b\"}", HttpStatusCode.BadRequest)]
    public async Task Bad_requests_are_problems(string method, string path, string? body, HttpStatusCode status)
    {
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(status, (await registry.Http.SendJsonAsync(new HttpMethod(method), path, content, _ct)).Status);
    }

    [Fact]
    public async Task The_command_shows_the_table_the_words_and_exits_by_the_verdict()
    {
        var model = await SecondAsync(Judged.Strong, Twisted.Value);
        using var lab = new NodeCommand("registry", registry.Http);
        var file = Path.Combine(Path.GetTempPath(), $"{model}.yaml");
        await File.WriteAllTextAsync(file, "confidence: 7\ngates: { magic: {} }", _ct);

        var (shown, json) = (await lab.RunAsync(_ct, "model", "gates", model), await lab.RunAsync(_ct, "model", "gates", $"{model}/1", "--json"));
        var (lint, missing) = (await lab.RunAsync(_ct, "model", "gates", "lint", file), await lab.RunAsync(_ct, "model", "gates", "lint", "/none"));
        var answered = await lab.RunAsync(_ct, "model", "override", $"{model}/2", "--by", "ana", "--why", "abroad is closed");
        File.Delete(file);

        Assert.Equal((1, 0, 1, 2, 0), (shown.Code, json.Code, lint.Code, missing.Code, answered.Code));
        Assert.StartsWith($"{model}/2: blocked", shown.Text, StringComparison.Ordinal);
        Assert.Contains("not validated: reproducibility: nobody has repeated the run", shown.Text, StringComparison.Ordinal);
        Assert.Equal(2, lint.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("needs approval", JsonDocument.Parse(json.Text).RootElement.Text("verdict"));
    }

    private async Task<string> SecondAsync(ModelArtifact second, TestRows rows, string? policy = null, ModelArtifact? first = null, TestRows? firstRows = null)
    {
        var model = RunningRegistry.NewModel();
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve(Judged.Artifact(first ?? Judged.Weak, firstRows ?? rows))), _ct);
        await registry.VersionsAsync(model, 1, _ct);
        if (policy is not null)
        {
            await PutAsync(model, policy);
        }

        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve(Judged.Artifact(second, rows))), _ct);
        await registry.VersionsAsync(model, 2, _ct);
        return model;
    }

    private async Task<string> PolicyAsync(string policy)
    {
        var model = RunningRegistry.NewModel();
        await PutAsync(model, policy);
        return model;
    }

    private async Task PutAsync(string model, string text) =>
        Assert.Equal(HttpStatusCode.OK, (await registry.Http.SendJsonAsync(HttpMethod.Put, "/gates", new { text, model, by = "ana", why = "for this model" }, _ct)).Status);

    private Task<JsonElement> GatesAsync(string model, string version) => registry.Http.JsonAsync($"/models/{model}/versions/{version}/gates", _ct);

    private static JsonElement Gate(JsonElement gates, string name) => gates.GetProperty("report").GetProperty("gates").EnumerateArray().Single(gate => gate.Text("gate") == name);

    private Task<JsonAnswer> ApproveAsync(string model, string version) => registry.Http.PostJsonAsync($"/models/{model}/versions/{version}/approve", Because, _ct);

    private Task<JsonAnswer> PointAsync(string model, string alias, string version) =>
        registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/{alias}", new { version, by = "ana", why = "because" }, _ct);
}
