using MlopsLab.TestNodes;

namespace MlopsLab.Training.Tests;

[Collection(TrainingCollection.Name)]
public sealed class CommandTests(TrainingLab lab) : IDisposable
{
    private readonly NodeCommand command = new("training", lab.Node.Http);
    private readonly string csv = Path.GetTempFileName();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_experiment_learns_from_a_file_that_the_command_line_names()
    {
        await File.WriteAllTextAsync(csv, Csv(row => $"{row.Label}"), Ct);

        var runs = await command.JsonAsync(Ct, "experiment", "run", "--scenario", "till", "--csv", csv, "--set", "trees=5", "--sweep", "leaves=4,8");

        Assert.Equal(["completed 4", "completed 8"], runs.AsArray().Select(run => $"{run?["state"]} {run?["settings"]?["leaves"]}").Order(StringComparer.Ordinal));
        Assert.All(runs.AsArray(), run => Assert.False((bool?)run?["deployable"]));
    }

    [Theory]
    [InlineData("NaN", "0 labelled rows and a run needs 200")]
    [InlineData("0", "one class only")]
    public async Task A_file_that_no_model_can_come_of_is_a_negative_answer_with_the_cause(string label, string cause)
    {
        await File.WriteAllTextAsync(csv, Csv(_ => label), Ct);

        var (code, text) = await command.RunAsync(Ct, "experiment", "run", "--scenario", "till", "--csv", csv, "--json");

        Assert.Equal(1, code);
        Assert.Contains(cause, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_other_columns_is_refused_with_their_names()
    {
        await File.WriteAllTextAsync(csv, "amount,bad\n1,0\n", Ct);

        var (code, text) = await command.RunAsync(Ct, "experiment", "run", "--scenario", "till", "--csv", csv, "--json");

        Assert.Equal(1, code);
        Assert.Contains("kind", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verification_under_another_feature_view_names_it()
    {
        var run = await lab.AskAsync(new { scenario = "till", snapshotId = "good", settings = new { trees = 6 } }, Ct);
        await lab.FinishedAsync(run, Ct);
        lab.View = "v2";

        var (code, text) = await command.RunAsync(Ct, "pipeline", "rerun", run, "--verify");

        lab.View = "v1";
        Assert.Equal(1, code);
        Assert.StartsWith("another artifact: view differs: v1 → v2\n", text, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        command.Dispose();
        File.Delete(csv);
    }

    private static string Csv(Func<TillRow, string> label) =>
        "amount,kind,bad\n" + string.Join('\n', Till.Rows("good").Take(1_500).Select(row => FormattableString.Invariant($"{row.Amount},{(row.Kind == 0 ? "a" : "b")},{label(row)}")));
}
