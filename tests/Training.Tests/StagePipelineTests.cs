using System.Text;
using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.Training.Domain;
using MlopsLab.Training.Domain.Stages;

namespace MlopsLab.Training.Tests;

public sealed class StagePipelineTests
{
    private static readonly (string, string)[] Few = [("trees", "10")];

    [Fact]
    public async Task Two_fresh_data_folders_give_the_same_artifact()
    {
        using var one = new PipelineLab(new());
        using var other = new PipelineLab(new());

        var (first, second) = (await one.RunAsync(settings: Few), await other.RunAsync(settings: Few));

        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(first.Hash, ModelArtifact.HashOf(first.Package.Bytes));
        Assert.Equal(StageNames.All, one.Told.Select(done => done.Stage));
        Assert.All(one.Told, done => Assert.False(done.Cached));
    }

    [Theory]
    [InlineData("leaves", "4", "config settings.leaves")]
    [InlineData("calibration", "isotonic", "config calibration")]
    [InlineData("testShare", "0.3", "config testShare")]
    [InlineData("seed", "2", "seed")]
    public async Task Another_setting_makes_another_artifact_and_is_named(string name, string value, string input)
    {
        using var lab = new PipelineLab(new());

        var (first, second) = (await lab.RunAsync(settings: Few), await lab.RunAsync(settings: [.. Few, (name, value)]));
        var compared = RunComparison.Of("run", first.Hash, first.Pins, second.Hash, second.Pins);

        Assert.False(compared.Same);
        Assert.Equal([input], compared.Differences.Select(difference => difference.Input));
    }

    [Fact]
    public async Task Another_snapshot_code_or_view_makes_another_artifact_and_is_named()
    {
        using var lab = new PipelineLab(new());
        using var coded = new PipelineLab(new(), code: "other");
        var first = await lab.RunAsync(settings: Few);

        var (snapshot, code) = (await lab.RunAsync("large", settings: Few), await coded.RunAsync(settings: Few));

        Assert.Equal("snapshot differs: good → large", RunComparison.Of("run", first.Hash, first.Pins, snapshot.Hash, snapshot.Pins).Words["another artifact: ".Length..]);
        Assert.Equal("another artifact: code differs: code → other", RunComparison.Of("run", first.Hash, first.Pins, code.Hash, code.Pins).Words);
        Assert.Equal($"same artifact {first.Hash}", RunComparison.Of("run", first.Hash, first.Pins, first.Hash, first.Pins).Words);
    }

    [Fact]
    public async Task What_was_made_before_is_read_and_a_verification_makes_it_anew()
    {
        var sources = new FakeSources();
        using var lab = new PipelineLab(sources);
        var first = await lab.RunAsync(settings: Few);

        var again = await lab.RunAsync(settings: Few);
        Assert.All(lab.Told, done => Assert.True(done.Cached));
        var verified = await lab.RunAsync(fresh: true, settings: Few);

        Assert.All(lab.Told, done => Assert.False(done.Cached));
        Assert.Equal((first.Hash, first.Hash, 2), (again.Hash, verified.Hash, sources.Extracts));
    }

    [Fact]
    public async Task Only_stages_whose_inputs_changed_are_done_again()
    {
        using var lab = new PipelineLab(new());
        await lab.RunAsync(settings: Few);

        await lab.RunAsync(settings: [.. Few, ("calibration", "isotonic")]);

        Assert.Equal(
            [StageNames.Extract, StageNames.Check, StageNames.Features, StageNames.Train],
            lab.Told.Where(done => done.Cached).Select(done => done.Stage));
    }

    [Fact]
    public async Task A_damaged_output_is_made_anew()
    {
        using var lab = new PipelineLab(new());
        var first = await lab.RunAsync(settings: Few);
        foreach (var file in Directory.GetFiles(lab.Folder))
        {
            await File.AppendAllTextAsync(file, "x", TestContext.Current.CancellationToken);
        }

        var second = await lab.RunAsync(settings: Few);

        Assert.Equal(first.Hash, second.Hash);
        Assert.All(lab.Told, done => Assert.False(done.Cached));
    }

    [Fact]
    public async Task The_oldest_outputs_go_when_there_are_too_many_bytes()
    {
        using var lab = new PipelineLab(new()) { Most = 400_000 };
        await lab.RunAsync(settings: Few);
        await lab.RunAsync(settings: [("trees", "11")]);

        Assert.InRange(Directory.GetFiles(lab.Folder).Sum(file => new FileInfo(file).Length), 1, 400_000);
    }

    [Fact]
    public async Task The_folder_holds_all_that_belongs_to_the_model()
    {
        using var lab = new PipelineLab(new());
        var end = await lab.RunAsync(settings: Few);

        var files = ArtifactFolder.Read(end.Package.Bytes).Files;
        Assert.NotNull(files);
        Assert.Equal(
            ["decision.json", "environment.json", "evaluation.json", "features.json", "lineage.json", "model.json", "report.html", "rows.bin", "signature.json", "sketches.json"],
            files.Keys);
        var model = ModelArtifact.Read(end.Package.Bytes).Artifact;
        Assert.IsType<PlattCalibration>(model?.Calibration);
        Assert.Equal((2_700, 300, 1_000), (end.Evaluation.Split.TrainRows, end.Evaluation.Split.CalibrationRows, end.Evaluation.Split.TestRows));
        var page = Encoding.UTF8.GetString(files["report.html"]);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Contains("Not compared with a champion: the model has no version yet.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_champion_is_judged_on_the_same_rows_and_slices()
    {
        using var first = new PipelineLab(new());
        var champion = ModelArtifact.Read((await first.RunAsync(settings: Few)).Package.Bytes).Artifact;
        using var lab = new PipelineLab(new() { Champion = champion });

        var end = await lab.RunAsync(settings: [("trees", "60")]);

        var report = JsonDocument.Parse(ArtifactFolder.Read(end.Package.Bytes).Files?["evaluation.json"] ?? []).RootElement;
        Assert.Equal(champion?.Hash, report.GetProperty("champion").GetProperty("artifact").GetString());
        Assert.Equal(champion?.Metrics["auc"], report.GetProperty("champion").GetProperty("metrics").GetProperty("auc").GetProperty("value").GetDouble());
        var difference = report.GetProperty("champion").GetProperty("aucDifference");
        Assert.True(difference.GetProperty("low").GetDouble() < difference.GetProperty("high").GetDouble());
        Assert.Equal(["kind = a", "kind = b"], report.GetProperty("slices").EnumerateArray().Select(slice => slice.GetProperty("slice").GetString()).Order());
        Assert.All(report.GetProperty("slices").EnumerateArray(), slice => Assert.NotEqual(JsonValueKind.Null, slice.GetProperty("champion").ValueKind));
    }

    [Fact]
    public async Task The_rows_it_was_judged_on_lie_in_the_folder_and_give_the_same_figures_again()
    {
        using var lab = new PipelineLab(new());
        var end = await lab.RunAsync(settings: Few);

        var files = ArtifactFolder.Read(end.Package.Bytes).Files ?? new Dictionary<string, byte[]>();
        var (rows, model) = (TestRows.Read(files[TestRows.File]).Rows, ModelArtifact.Read(end.Package.Bytes).Artifact);
        Assert.NotNull(rows);
        Assert.NotNull(model);
        Assert.Equal((1_000, 1_000, TestRows.KeyOf("r3999")), (rows.Data.Rows, rows.Of, rows.Keys[^1]));
        Assert.Equal(["kind = a", "kind = b"], rows.Slices.Select(slice => slice.Name));
        Assert.Equal(end.Evaluation.Metrics.Auc.Value, Metrics.Auc(Rescoring.Scores(model, rows.Data) ?? [], rows.Data.Y), 9);
        var evaluation = JsonDocument.Parse(files["evaluation.json"]).RootElement;
        Assert.Equal(20, evaluation.GetProperty("leaks").GetProperty("fewest").GetInt32());
        Assert.Equal(rows.Times[0], evaluation.GetProperty("split").GetProperty("testFrom").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("one-class", "There is one class only")]
    [InlineData("ten", "has 10 labelled rows and a run needs 200")]
    [InlineData("wide", "has 10000 columns and a run takes 5000")]
    [InlineData("odd-label", "has the label 7, which is neither 0 nor 1")]
    [InlineData("nan-label", "has no label")]
    [InlineData("no-values", "are missing on all")]
    public async Task Rows_that_no_model_can_come_of_are_refused_with_the_cause(string snapshot, string cause)
    {
        using var lab = new PipelineLab(new());

        var refused = await Assert.ThrowsAsync<RunRefusedException>(() => lab.RunAsync(snapshot, settings: Few));

        Assert.Contains(cause, refused.Message, StringComparison.Ordinal);
    }
}
