using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Training;
using MlopsLab.Learning;

namespace MlopsLab.Training.Tests;

[Collection(TrainingCollection.Name)]
public sealed class RunTests(TrainingLab lab)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_ends_in_a_verified_artifact_and_exactly_one_event()
    {
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", reason = "test" }));

        Assert.Equal("completed", run.GetProperty("state").GetString());
        Assert.Equal("newest", run.GetProperty("snapshotId").GetString());
        Assert.Equal(1_000, run.GetProperty("split").GetProperty("testRows").GetInt32());
        Assert.InRange(run.GetProperty("metrics").GetProperty("auc").GetDouble(), 0.75, 1);
        var hash = run.GetProperty("artifactHash").GetString() ?? "";
        var bytes = await lab.Node.Http.GetByteArrayAsync($"/artifacts/{hash}", Ct);
        Assert.Equal(hash, ModelArtifact.HashOf(bytes));
        Assert.Equal(run.GetProperty("threshold").GetDouble(), ModelArtifact.Read(bytes).Artifact?.Threshold);
        var completed = await EventAsync<TrainingCompleted>(fact => fact.RunId == Id(run));
        Assert.Equal((hash, "till", 2_700L, 1_000L), (completed.ArtifactHash, completed.Model, completed.TrainRows, completed.TestRows));
        Assert.Contains(lab.Bus.Of<TrainingStarted>(), fact => fact.RunId == Id(run) && fact.SnapshotId == "newest");
    }

    [Fact]
    public async Task The_same_request_gives_the_same_artifact()
    {
        var request = new { scenario = "till", snapshotId = "good", settings = new { trees = 20 } };

        var first = await FinishedAsync(await AskAsync(request));
        var second = await FinishedAsync(await AskAsync(request));

        Assert.Equal(first.GetProperty("artifactHash").GetString(), second.GetProperty("artifactHash").GetString());
    }

    [Fact]
    public async Task A_feature_that_leaks_the_label_is_refused_with_its_name_and_the_evidence()
    {
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", snapshotId = "leaky" }));
        var failure = run.GetProperty("failure").GetString();

        Assert.Equal("refused", run.GetProperty("state").GetString());
        Assert.Contains("'kind' leaks the label: alone it orders the 1000 later rows with AUC 1.000", failure, StringComparison.Ordinal);
        Assert.Contains("--allow-leak kind", failure, StringComparison.Ordinal);
        Assert.Equal(failure, (await EventAsync<TrainingFailed>(fact => fact.RunId == Id(run))).Reason);
    }

    [Fact]
    public async Task A_leak_that_somebody_answers_for_is_trained_and_kept_with_the_reason()
    {
        var settings = new { trees = 5, allowLeak = "kind", allowLeakWhy = "kind is set before the sale" };
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", snapshotId = "leaky", settings }));

        var artifact = ModelArtifact.Read(await lab.Node.Http.GetByteArrayAsync($"/artifacts/{run.GetProperty("artifactHash").GetString()}", Ct)).Artifact;
        Assert.Equal("kind is set before the sale", artifact?.AllowedLeaks?["kind"]);
        Assert.Equal("kind is set before the sale", run.GetProperty("settings").GetProperty("allowLeakWhy").GetString());
    }

    [Fact]
    public async Task A_leak_is_not_allowed_without_a_reason()
    {
        using var response = await lab.Node.Http.PostAsJsonAsync("/runs", new { scenario = "till", settings = new { allowLeak = "kind" } }, Ct);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("settings.allowLeakWhy", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_for_a_drill_travels_in_the_artifact()
    {
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", learner = "logistic", settings = new { fault = "throw:0.3", l2 = "2" } }));

        var bytes = await lab.Node.Http.GetByteArrayAsync($"/artifacts/{run.GetProperty("artifactHash").GetString()}", Ct);
        Assert.Equal(new InjectedFault(FaultKind.Throw, 0.3, 0), ModelArtifact.Read(bytes).Artifact?.Fault);
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_named_at_once()
    {
        var body = new { scenario = "tall", learner = "gbdt", snapshotId = "../x", settings = new { trees = -1, leafs = 3, fault = "explode:1" } };
        using var response = await lab.Node.Http.PostAsJsonAsync("/runs", body, Ct);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            ["scenario", "settings.fault", "settings.leafs", "settings.trees", "snapshotId"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Contains("kiosk, stall, till", problem.GetProperty("errors").GetProperty("scenario")[0].GetString());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"scenario\":5}", 400)]
    [InlineData("{\"scenario\":\"till\",\"settings\":7}", 400)]
    public async Task A_body_that_is_no_request_is_a_problem_of_the_caller(string body, int status)
    {
        using var response = await lab.Node.Http.PostAsync("/runs", new StringContent(body, Encoding.UTF8, "application/json"), Ct);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Without_the_token_nothing_is_started()
    {
        using var stranger = new HttpClient { BaseAddress = lab.Node.Http.BaseAddress };
        using var response = await stranger.PostAsJsonAsync("/runs", new { scenario = "till" }, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("one-class", "one class only")]
    [InlineData("tiny", "a run needs 200")]
    [InlineData("unknown", "no snapshot unknown")]
    public async Task A_run_that_cannot_succeed_fails_and_says_what_to_change(string snapshotId, string reason)
    {
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", snapshotId }));

        Assert.Equal("failed", run.GetProperty("state").GetString());
        Assert.Contains(reason, run.GetProperty("failure").GetString());
        Assert.Contains(reason, (await EventAsync<TrainingFailed>(fact => fact.RunId == Id(run))).Reason);
        Assert.DoesNotContain(lab.Bus.Of<TrainingCompleted>(), fact => fact.RunId == Id(run));
    }

    [Fact]
    public async Task A_neighbour_that_is_away_or_breaks_off_is_waited_for()
    {
        lab.MakeTrouble();

        var run = await FinishedAsync(await AskAsync(new { scenario = "till", snapshotId = "good" }));

        Assert.Equal("completed", run.GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_first_large_enough_snapshot_asks_for_a_model_and_later_ones_do_not()
    {
        await lab.Bus.PublishAsync(Sealed("small", 1_999), Ct);
        await lab.Bus.PublishAsync(Sealed("first", 4_000), Ct);
        await lab.Bus.PublishAsync(Sealed("second", 5_000), Ct);

        await EventAsync<TrainingCompleted>(fact => fact.Scenario == "kiosk");

        var requested = Assert.Single(lab.Bus.Of<TrainingRequested>(), fact => fact.Scenario == "kiosk");
        Assert.Equal(("first", "lab", "first model"), (requested.SnapshotId, requested.RequestedBy, requested.Reason));
    }

    [Fact]
    public async Task Killed_in_the_middle_the_run_begins_again_and_completes_once()
    {
        var id = await AskAsync(new { scenario = "till", snapshotId = "large", settings = new { trees = 2000, earlyStopping = 0, leaves = 31 } });
        await lab.Node.EventuallyAsync(async ct => (await lab.Node.GetAsync($"/runs/{id}", ct)).GetProperty("stage").GetString() == "train", "it fits", Ct);

        await lab.Node.KillAsync(Ct);
        await lab.Node.StartAsync(Ct);
        var run = await FinishedAsync(id);

        Assert.Equal("completed", run.GetProperty("state").GetString());
        await EventAsync<TrainingCompleted>(fact => fact.RunId == id);
        Assert.Single(lab.Bus.Of<TrainingCompleted>(), fact => fact.RunId == id);
        Assert.Single(lab.Bus.Of<TrainingStarted>(), fact => fact.RunId == id);
        Assert.Contains(lab.Bus.Of<TrainingProgressed>(), fact => fact.RunId == id && fact.Stage == "train");
        Assert.Empty(Directory.GetFiles(lab.ArtifactFolder, "*.tmp"));
    }

    [Fact]
    public async Task While_batches_are_on_hold_what_the_lab_asks_for_waits_and_what_a_person_asks_for_is_warned()
    {
        var labs = new TrainingRequested($"{Guid.CreateVersion7()}", "till", "logistic", "good", "lab", "drift", new Dictionary<string, string>(), DateTimeOffset.UnixEpoch);
        await lab.Bus.PublishAsync(new BatchHeld("till", "h-1", "api", "amount", "unit-change", "12 of 12 rows", "in cents", [], 12, "1-x", DateTimeOffset.UnixEpoch), Ct);
        await lab.Node.EventuallyAsync(async _ => (await FinishedAsync(await AskAsync(new { scenario = "till", learner = "logistic", snapshotId = "good" }))).GetProperty("reason").GetString() is { Length: > 0 }, "the hold is known", Ct);
        await lab.Bus.PublishAsync(labs, Ct);
        await lab.Node.EventuallyAsync(async ct => (await lab.Node.GetAsync("/runs", ct)).EnumerateArray().Any(run => Id(run) == labs.RunId), "the lab's run is known", Ct);

        var mine = await FinishedAsync(await AskAsync(new { scenario = "till", learner = "logistic", snapshotId = "good", reason = "mine" }));
        var waiting = await lab.Node.GetAsync($"/runs/{labs.RunId}", Ct);
        await lab.Bus.PublishAsync(new BatchReleased("till", "h-1", "api", "amount", "recovered", 12, DateTimeOffset.UnixEpoch), Ct);

        Assert.Equal("mine (warning: batches of 'till' are on hold (amount in h-1))", mine.GetProperty("reason").GetString());
        Assert.Equal("queued", waiting.GetProperty("state").GetString());
        Assert.Equal("completed", (await FinishedAsync(labs.RunId)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_damaged_artifact_is_not_served()
    {
        var run = await FinishedAsync(await AskAsync(new { scenario = "till", snapshotId = "good", settings = new { trees = 3 } }));
        var hash = run.GetProperty("artifactHash").GetString();
        await File.AppendAllTextAsync(Path.Combine(lab.ArtifactFolder, $"{hash}.tar"), " ", Ct);

        using var damaged = await lab.Node.Http.GetAsync($"/artifacts/{hash}", Ct);
        using var unknown = await lab.Node.Http.GetAsync($"/artifacts/{new string('0', 64)}", Ct);
        using var outside = await lab.Node.Http.GetAsync("/artifacts/..%2Fstore.db", Ct);

        Assert.Equal((500, 404, 400), ((int)damaged.StatusCode, (int)unknown.StatusCode, (int)outside.StatusCode));
    }

    private static SnapshotSealed Sealed(string id, long labelled) => new(
        "kiosk", id, labelled, labelled, 100, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), "1-x", DateTimeOffset.UnixEpoch);

    private static string Id(JsonElement run) => run.GetProperty("runId").GetString() ?? "";

    private Task<string> AskAsync(object body) => lab.AskAsync(body, Ct);

    private Task<JsonElement> FinishedAsync(string id) => lab.FinishedAsync(id, Ct);

    private async Task<TEvent> EventAsync<TEvent>(Func<TEvent, bool> isIt)
        where TEvent : class
    {
        await lab.Node.EventuallyAsync(_ => Task.FromResult(lab.Bus.Of<TEvent>().Any(isIt)), $"a {typeof(TEvent).Name} passes", Ct);
        return lab.Bus.Of<TEvent>().First(isIt);
    }
}
