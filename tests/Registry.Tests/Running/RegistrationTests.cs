using System.Net;
using MlopsLab.Contracts.Registry;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class RegistrationTests(RunningRegistry registry)
{
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registrations_go_on_once_the_store_can_be_read_again()
    {
        var model = RunningRegistry.NewModel();
        await registry.RunSqlAsync("ALTER TABLE pending RENAME TO away", _ct);
        try
        {
            await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve(model)), _ct);
            await registry.Node.LogsAsync("Pending runs can't be looked at", _ct);
        }
        finally
        {
            await registry.RunSqlAsync("ALTER TABLE away RENAME TO pending", _ct);
        }

        await registry.VersionsAsync(model, 1, _ct);
    }

    [Theory]
    [InlineData("experiment")]
    [InlineData("verification")]
    public async Task What_is_no_pipeline_makes_no_version_and_the_log_says_why(string kind)
    {
        var model = RunningRegistry.NewModel();
        var (experiment, pipeline) = (RunningRegistry.Run(model, registry.Serve($"{model} tried")) with { Kind = kind }, RunningRegistry.Run(model, registry.Serve(model)));

        await registry.Bus.PublishAsync(experiment, _ct);
        await registry.Node.LogsAsync($"Run {experiment.RunId} of {model} makes no version: it is of kind {kind}", _ct);
        await registry.Bus.PublishAsync(pipeline, _ct);

        Assert.Equal([pipeline.RunId], (await registry.VersionsAsync(model, 1, _ct)).Select(version => version.Text("runId")));
    }

    [Fact]
    public async Task The_first_version_of_a_model_is_approved_and_becomes_champion()
    {
        var model = RunningRegistry.NewModel();
        var hash = registry.Serve(model);

        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);
        var version = (await registry.VersionsAsync(model, 1, _ct)).Single();

        Assert.Equal(("1", "approved", "0.91", hash, "[\"champion\"]"), (version.Text("version"), version.Text("status"), version.Text("auc"), version.Text("artifactHash"), version.Text("aliases")));
        var moved = await registry.Bus.WaitAsync<ModelAliasMoved>(fact => fact.Model == model, _ct);
        Assert.Equal(("champion", null, "1", 1L, "first version of the model"), (moved.Alias, moved.From, moved.To, moved.Epoch, moved.Why));
        await registry.Bus.WaitAsync<ModelRegistered>(fact => fact.Model == model && fact.ArtifactHash == hash, _ct);
        await registry.Bus.WaitAsync<ModelApproved>(fact => fact.Model == model, _ct);
    }

    [Fact]
    public async Task Later_versions_wait_for_approval_and_leave_the_champion_alone()
    {
        var model = RunningRegistry.NewModel();
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve($"{model} 1")), _ct);
        await registry.VersionsAsync(model, 1, _ct);

        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve($"{model} 2")), _ct);
        var second = (await registry.VersionsAsync(model, 2, _ct))[1];

        Assert.Equal(("2", "registered", "[]"), (second.Text("version"), second.Text("status"), second.Text("aliases")));
        Assert.Equal("1", await registry.ChampionAsync(model, _ct));
    }

    [Fact]
    public async Task A_run_makes_exactly_one_version_however_often_its_event_arrives()
    {
        var model = RunningRegistry.NewModel();
        var run = RunningRegistry.Run(model, registry.Serve(model));
        foreach (var id in new[] { "a", "a", "b", "c" })
        {
            await registry.Bus.PublishAsync(run, _ct, $"{model}-{id}");
        }

        await registry.Bus.PublishAsync(RunningRegistry.Run(model, registry.Serve($"{model} other")), _ct);
        var versions = await registry.VersionsAsync(model, 2, _ct);

        Assert.Equal(2, versions.Count);
        Assert.Single(registry.Bus.Of<ModelRegistered>(), fact => fact.RunId == run.RunId);
    }

    [Fact]
    public async Task Two_runs_with_the_same_artifact_are_two_versions()
    {
        var model = RunningRegistry.NewModel();
        var hash = registry.Serve(model);
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);

        Assert.Equal(["1", "2"], (await registry.VersionsAsync(model, 2, _ct)).Select(row => row.Text("version")));
    }

    [Fact]
    public async Task An_artifact_that_differs_from_its_hash_is_not_registered_until_the_right_one_comes()
    {
        var model = RunningRegistry.NewModel();
        var hash = registry.Serve(model);
        registry.ServeInstead(hash, "something else");
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);
        await Eventually.HoldsAsync(async () => (await PendingAsync(model)).Contains("arrived with the hash", StringComparison.Ordinal), "the mismatch is told", _ct);
        Assert.Equal(HttpStatusCode.NotFound, (await registry.Http.SendJsonAsync(HttpMethod.Get, $"/models/{model}", null, _ct)).Status);

        registry.ServeInstead(hash, model);

        Assert.Single(await registry.VersionsAsync(model, 1, _ct));
        Assert.Equal("", await PendingAsync(model));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../../../../etc/passwd")]
    public async Task A_run_whose_artifact_can_not_be_fetched_stays_pending_with_the_reason(string hash)
    {
        var model = RunningRegistry.NewModel();

        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);

        await Eventually.HoldsAsync(async () => (await PendingAsync(model)).Length > 0, "the problem is told", _ct);
    }

    [Fact]
    public async Task A_registered_artifact_is_served_unchanged()
    {
        var model = RunningRegistry.NewModel();
        var hash = registry.Serve(model);
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);
        await registry.VersionsAsync(model, 1, _ct);

        Assert.Equal(model, await registry.Http.GetStringAsync($"/artifacts/{hash}", _ct));
    }

    [Fact]
    public async Task A_flipped_bit_is_refused_and_logged()
    {
        var model = RunningRegistry.NewModel();
        var hash = registry.Serve(model);
        await registry.Bus.PublishAsync(RunningRegistry.Run(model, hash), _ct);
        await registry.VersionsAsync(model, 1, _ct);
        registry.Damage(hash);

        var answer = await registry.Http.SendJsonAsync(HttpMethod.Get, $"/artifacts/{hash}", null, _ct);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains(hash, answer.Detail, StringComparison.Ordinal);
        await Eventually.HoldsAsync(() => Task.FromResult(registry.Node.Output.Contains($"{hash} is corrupt", StringComparison.Ordinal)), "the log names the artifact", _ct);
    }

    private async Task<string> PendingAsync(string model)
    {
        var rows = await registry.Http.JsonAsync("/registrations", _ct);
        return string.Join(' ', rows.EnumerateArray().Where(row => row.Text("model") == model).Select(row => row.Text("problem")));
    }
}
