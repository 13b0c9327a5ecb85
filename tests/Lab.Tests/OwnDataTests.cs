namespace MlopsLab.Lab.Tests;

public sealed class OwnDataTests(RunningLab running)
{
    private readonly LabProcess _lab = running.Lab;

    [Theory]
    [InlineData("elec2.csv", "prices", "class", "--step", "30m")]
    [InlineData("bike_sharing_hour.csv", "rentals", "cnt > 200", "--time", "dteday")]
    [InlineData("noaa_weather.csv", "rain", "target", "--step", "1d")]
    public async Task A_file_becomes_a_scenario_with_a_model_that_scores_live(string file, string name, string label, string option, string value)
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.SkipWhen(Output.Shared(file) is null, $"{file} is not on this machine.");
        var csv = Output.Shared(file) ?? "";
        await _lab.JsonAsync(ct, "scenario", "import", csv, "--name", name, "--label", label, option, value, "--json");

        var replay = await _lab.JsonAsync(ct, "traffic", "replay", csv, "--scenario", name, "--score", "200", "--json");

        TestContext.Current.SendDiagnosticMessage($"{name}: live AUC {replay["auc"]}");
        Assert.Equal("completed", (string?)replay["state"]);
        Assert.InRange((double?)replay["auc"] ?? 0, 0.7, 1);
    }
}
