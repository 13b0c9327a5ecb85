using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MlopsLab.Contracts.Training;

namespace MlopsLab.Training.Tests;

[Collection(TrainingCollection.Name)]
public sealed class PinnedRunTests(TrainingLab lab)
{
    private static readonly object Few = new { scenario = "till", snapshotId = "good", settings = new { trees = 8 } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_tells_its_pins_and_stages()
    {
        var id = await lab.AskAsync(Few, Ct);
        await lab.FinishedAsync(id, Ct);

        var shown = await lab.Node.GetAsync($"/runs/{id}/stages", Ct);
        var pins = shown.GetProperty("run").GetProperty("pins");
        Assert.Equal(("good", "v1", 1), (pins.GetProperty("snapshot").GetString(), pins.GetProperty("view").GetString(), pins.GetProperty("seed").GetInt32()));
        Assert.Equal(64, pins.GetProperty("code").GetString()?.Length);
        Assert.Equal(
            ["extract", "check", "features", "split", "train", "calibrate", "evaluate", "package"],
            shown.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("stage").GetString()));
    }

    [Fact]
    public async Task A_verification_computes_everything_anew_and_says_that_the_same_came_out()
    {
        var id = await lab.AskAsync(Few, Ct);
        await lab.FinishedAsync(id, Ct);

        var again = await lab.FinishedAsync(await lab.AskAsync(new { verify = true }, Ct, $"/runs/{id}/rerun"), Ct);

        Assert.Equal($"same artifact {again.GetProperty("artifactHash").GetString()}", again.GetProperty("comparison").GetProperty("words").GetString());
        Assert.False(again.GetProperty("deployable").GetBoolean());
        var shown = await lab.Node.GetAsync($"/runs/{again.GetProperty("runId").GetString()}/stages", Ct);
        Assert.All(shown.GetProperty("stages").EnumerateArray(), stage => Assert.False(stage.GetProperty("cached").GetBoolean()));
        Assert.Equal("verification", (await CompletedAsync(again)).Kind);
    }

    [Fact]
    public async Task An_experiment_is_logged_as_one_and_graduates_to_the_same_artifact()
    {
        var sweep = new { scenario = "till", snapshotId = "good", space = new { trees = (string[])["3", "5"] }, maxRuns = 2 };
        using var response = await lab.Node.Http.PostAsJsonAsync("/sweeps", sweep, Ct);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var runs = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("runs").EnumerateArray().Select(run => run.GetString() ?? "").ToArray();
        var tried = await lab.FinishedAsync(runs[1], Ct);

        var pipeline = await lab.FinishedAsync(await lab.AskAsync(new { by = "ana" }, Ct, $"/runs/{runs[1]}/graduate"), Ct);

        Assert.Equal(2, runs.Length);
        Assert.Equal("5", tried.GetProperty("settings").GetProperty("trees").GetString());
        Assert.Equal("experiment", (await CompletedAsync(tried)).Kind);
        Assert.Null((await CompletedAsync(pipeline)).Kind);
        Assert.Equal(tried.GetProperty("artifactHash").GetString(), pipeline.GetProperty("artifactHash").GetString());
    }

    [Fact]
    public async Task An_experiment_learns_from_a_file_too()
    {
        var csv = "amount,kind,bad\n" + string.Join('\n', Till.Rows("good").Select(row => FormattableString.Invariant($"{row.Amount},{(row.Kind == 0 ? "a" : "b")},{row.Label}")));
        using var sent = await lab.Node.Http.PostAsync("/csv", new StringContent(csv), Ct);
        var file = (await sent.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("snapshotId").GetString();

        var run = await lab.FinishedAsync(await lab.AskAsync(new { scenario = "till", snapshotId = file, kind = "experiment", settings = new { trees = 20 } }, Ct), Ct);

        Assert.Equal(("completed", 1_000), (run.GetProperty("state").GetString(), run.GetProperty("split").GetProperty("testRows").GetInt32()));
        Assert.InRange(run.GetProperty("metrics").GetProperty("auc").GetDouble(), 0.75, 1);
    }

    [Fact]
    public async Task Everything_wrong_with_a_sweep_is_named_at_once()
    {
        var sweep = new { scenario = "till", space = new { trees = (string[])["3", "3"], leaves = Array.Empty<string>() }, search = "luck", maxRuns = 0, maxMinutes = -1 };
        using var response = await lab.Node.Http.PostAsJsonAsync("/sweeps", sweep, Ct);

        var errors = (await response.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["maxMinutes", "maxRuns", "search", "space.leaves", "space.trees"], errors.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_schedule_asks_for_runs_until_it_is_removed_and_a_wrong_one_is_refused()
    {
        using var wrong = await lab.Node.Http.PutAsJsonAsync("/schedules/nightly", new { scenario = "till", cron = "at night" }, Ct);
        using var made = await lab.Node.Http.PutAsJsonAsync("/schedules/nightly", new { scenario = "till", cron = "* * * * * *", by = "ana", settings = new { trees = 2 } }, Ct);

        await lab.Node.EventuallyAsync(_ => Task.FromResult(lab.Bus.Of<TrainingCompleted>().Any(done => lab.Bus.Of<TrainingRequested>().Any(fact => fact.RunId == done.RunId && fact.Reason == "schedule nightly of ana"))), "a scheduled run completes", Ct);
        using var gone = await lab.Node.Http.DeleteAsync("/schedules/nightly", Ct);
        using var again = await lab.Node.Http.DeleteAsync("/schedules/nightly", Ct);

        Assert.Equal((400, 200, 204, 404), ((int)wrong.StatusCode, (int)made.StatusCode, (int)gone.StatusCode, (int)again.StatusCode));
        Assert.Contains("write five fields", await wrong.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_waits_and_one_under_way_can_be_cancelled()
    {
        var slow = await lab.AskAsync(new { scenario = "till", snapshotId = "large", settings = new { trees = 2000, earlyStopping = 0, leaves = 255 } }, Ct);
        await lab.Node.EventuallyAsync(async ct => (await lab.Node.GetAsync($"/runs/{slow}", ct)).GetProperty("stage").GetString() == "train", "it trains", Ct);
        var waiting = await lab.AskAsync(Few, Ct);

        using var first = await lab.Node.Http.PostAsJsonAsync($"/runs/{waiting}/cancel", new { by = "ana", why = "not needed" }, Ct);
        using var second = await lab.Node.Http.PostAsJsonAsync($"/runs/{slow}/cancel", new { by = "ana" }, Ct);
        var (queued, running) = (await lab.FinishedAsync(waiting, Ct), await lab.FinishedAsync(slow, Ct));
        using var late = await lab.Node.Http.PostAsJsonAsync($"/runs/{slow}/cancel", new { }, Ct);

        Assert.Equal(("cancelled", "Cancelled by ana: not needed"), (queued.GetProperty("state").GetString(), queued.GetProperty("failure").GetString()));
        Assert.Equal(("cancelled", "Cancelled by ana"), (running.GetProperty("state").GetString(), running.GetProperty("failure").GetString()));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_person_comes_before_the_lab_and_the_lab_before_experiments()
    {
        var blocking = await lab.AskAsync(new { scenario = "till", snapshotId = "large", settings = new { trees = 2000, earlyStopping = 0, leaves = 255 } }, Ct);
        await lab.Node.EventuallyAsync(async ct => (await lab.Node.GetAsync($"/runs/{blocking}", ct)).GetProperty("stage").GetString() == "train", "it trains", Ct);
        var experiment = await lab.AskAsync(new { scenario = "till", snapshotId = "good", kind = "experiment", settings = new { trees = 2 } }, Ct);
        var labs = new TrainingRequested($"{Guid.CreateVersion7()}", "till", "gbdt", "good", "lab", "drift", new Dictionary<string, string> { ["trees"] = "3" }, DateTimeOffset.UnixEpoch);
        await lab.Bus.PublishAsync(labs, Ct);
        var person = await lab.AskAsync(new { scenario = "till", snapshotId = "good", by = "ana", settings = new { trees = 4 } }, Ct);
        foreach (var id in (string[])[experiment, labs.RunId, person])
        {
            await lab.Node.EventuallyAsync(async ct => (await lab.Node.GetAsync("/runs", ct)).EnumerateArray().Any(run => run.GetProperty("runId").GetString() == id && run.GetProperty("stage").GetString() == "queued"), "it waits", Ct);
        }

        using var cancelled = await lab.Node.Http.PostAsJsonAsync($"/runs/{blocking}/cancel", new { }, Ct);
        var order = new List<(DateTimeOffset At, string Id)>();
        foreach (var id in (string[])[experiment, labs.RunId, person])
        {
            order.Add(((await lab.FinishedAsync(id, Ct)).GetProperty("startedAt").GetDateTimeOffset(), id));
        }

        Assert.Equal([person, labs.RunId, experiment], order.Order().Select(one => one.Id));
    }

    [Fact]
    public async Task Killed_at_ten_points_a_run_goes_on_from_its_last_stage_and_completes_once_with_the_same_bytes()
    {
        var request = new { scenario = "till", snapshotId = "large", settings = new { trees = 150, earlyStopping = 0, leaves = 31 } };
        var id = await lab.AskAsync(request, Ct);
        for (var stages = 0; stages < 10; stages++)
        {
            var done = stages;
            await lab.Node.EventuallyAsync(
                async ct =>
                {
                    var shown = await lab.Node.GetAsync($"/runs/{id}/stages", ct);
                    return shown.GetProperty("stages").GetArrayLength() >= Math.Min(done, 8) || shown.GetProperty("run").GetProperty("state").GetString() == "completed";
                },
                $"{done} stages are done",
                Ct);
            await lab.Node.KillAsync(Ct);
            await lab.Node.StartAsync(Ct);
        }

        var run = await lab.FinishedAsync(id, Ct);
        await CompletedAsync(run);
        var whole = await lab.FinishedAsync(await lab.AskAsync(new { verify = true }, Ct, $"/runs/{id}/rerun"), Ct);

        Assert.Equal(run.GetProperty("artifactHash").GetString(), whole.GetProperty("artifactHash").GetString());
        Assert.Single(lab.Bus.Of<TrainingCompleted>(), fact => fact.RunId == id);
        Assert.Single(lab.Bus.Of<TrainingStarted>(), fact => fact.RunId == id);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_a_fit_a_run_goes_on_from_there_to_the_same_bytes()
    {
        var id = await lab.AskAsync(new { scenario = "till", snapshotId = "large", settings = new { trees = 700, earlyStopping = 0, leaves = 63 } }, Ct);
        await lab.Node.EventuallyAsync(_ => Task.FromResult(Directory.GetFiles(lab.FitFolder, $"{id}-*").Any(file => !file.EndsWith(".tmp", StringComparison.Ordinal))), "the fit is kept", Ct);
        await lab.Node.KillAsync(Ct);
        await lab.Node.StartAsync(Ct);
        var run = await lab.FinishedAsync(id, Ct);

        var whole = await lab.FinishedAsync(await lab.AskAsync(new { verify = true }, Ct, $"/runs/{id}/rerun"), Ct);

        Assert.Contains("goes on from", lab.Node.Output, StringComparison.Ordinal);
        Assert.Equal($"same artifact {run.GetProperty("artifactHash").GetString()}", whole.GetProperty("comparison").GetProperty("words").GetString());
        await lab.Node.EventuallyAsync(_ => Task.FromResult(Directory.GetFiles(lab.FitFolder).Length == 0), "nothing is kept of runs that are over", Ct);
    }

    [Fact]
    public async Task A_full_disk_fails_the_run_with_its_cause()
    {
        var stages = Path.Combine(Path.GetDirectoryName(lab.ArtifactFolder) ?? "", "stages");
        Assert.SkipUnless(await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", stages), "Mounting a small disk takes root.");
        try
        {
            var run = await lab.FinishedAsync(await lab.AskAsync(new { scenario = "till", snapshotId = "good", settings = new { trees = 7 } }, Ct), Ct);

            Assert.Equal("failed", run.GetProperty("state").GetString());
            Assert.Contains("Make room on that disk", run.GetProperty("failure").GetString(), StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(stages));
        }
        finally
        {
            await RunAsync("umount", stages);
        }

        Assert.Equal("completed", (await lab.FinishedAsync(await lab.AskAsync(Few, Ct), Ct)).GetProperty("state").GetString());
    }

    private static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        await (process?.WaitForExitAsync(Ct) ?? Task.CompletedTask);
        return process?.ExitCode == 0;
    }

    private async Task<TrainingCompleted> CompletedAsync(JsonElement run)
    {
        var id = run.GetProperty("runId").GetString();
        await lab.Node.EventuallyAsync(_ => Task.FromResult(lab.Bus.Of<TrainingCompleted>().Any(fact => fact.RunId == id)), "training.completed passes", Ct);
        return lab.Bus.Of<TrainingCompleted>().First(fact => fact.RunId == id);
    }
}
