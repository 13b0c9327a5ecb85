using MlopsLab.Learning;
using MlopsLab.Scenarios;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Tests.Domain;

/// <summary>The real files are only on some machines; elsewhere these tests are skipped.</summary>
public sealed class LeakCheckTests
{
    [Theory]
    [InlineData("electricity", "elec2.csv")]
    [InlineData("bikes", "bike_sharing_hour.csv")]
    public void Scenarios_that_are_shipped_leak_nothing(string name, string file)
    {
        Check(ScenarioFile.Parse(File.ReadAllText(Path.Combine(Root(), "scenarios", name, "scenario.yaml"))).Scenario, file);
    }

    [Theory]
    [InlineData("elec2.csv", "class", 30)]
    [InlineData("bike_sharing_hour.csv", "cnt > 200", 0)]
    [InlineData("noaa_weather.csv", "target", 1_440)]
    public void What_is_imported_as_it_is_trains(string file, string label, int step)
    {
        Assert.SkipUnless(File.Exists(PathOf(file)), $"{file} is not on this machine.");
        using var csv = File.OpenText(PathOf(file));
        var request = new GuessRequest { Name = "imported", Label = label, Step = step == 0 ? null : TimeSpan.FromMinutes(step) };
        Check(ScenarioGuess.FromCsv(csv, request).Scenario, file);
    }

    // A refusal is an exception.
    private static void Check(Scenario? scenario, string file)
    {
        var (past, later) = Read(scenario, file);
        var learner = Learners.Find(Learners.Default);
        var settings = learner is null ? null : LearnerSettings.Read(learner, new Dictionary<string, string>()).Settings;
        Assert.NotNull(scenario);
        Assert.NotNull(learner);
        Assert.NotNull(settings);
        LeakCheck.Require(new RunOrder(scenario, learner, settings, null, new Dictionary<string, string>()), past, later, TestContext.Current.CancellationToken);
    }

    private static (Dataset Past, Dataset Later) Read(Scenario? scenario, string file)
    {
        Assert.SkipUnless(File.Exists(PathOf(file)), $"{file} is not on this machine.");
        Assert.NotNull(scenario);
        var (reader, pipeline) = (new RowReader(scenario), new FeaturePipeline(scenario));
        var states = new Dictionary<string, EntityState>();
        var (x, y, into) = (new List<double>(), new List<float>(), new double[pipeline.Features.Count]);
        using var csv = File.OpenText(PathOf(file));
        foreach (var record in CsvReplay.Open(scenario, csv).Replay?.Rows().Select(row => row.Record).OfType<CsvRecord>() ?? [])
        {
            if (reader.Read(record.Fields).Row is not { } row || record.Label is not { } label)
            {
                continue;
            }

            var keys = pipeline.StateKeys(row);
            pipeline.Compute(row, record.EventTime, keys.Select(key => states.GetValueOrDefault(key)).ToArray(), into);
            x.AddRange(into);
            y.Add((float)label);
            foreach (var (place, key) in keys.Index().Where(key => key.Item.Length > 0))
            {
                states[key] = pipeline.Update(states.GetValueOrDefault(key), place, row, record.EventTime);
            }
        }

        FeatureInput[] inputs = [.. pipeline.Features.Select(feature => feature.Levels is { } levels ? new FeatureInput(feature.Name, FeatureKind.Category, levels) : new(feature.Name, FeatureKind.Number))];
        var data = new Dataset(inputs, [.. x], [.. y]);
        var at = data.Rows * 3 / 4;
        return (data.Slice(0, at), data.Slice(at, data.Rows - at));
    }

    private static string PathOf(string file) => Path.Combine(Root(), "..", "shared", "data", file);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MlopsLab.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
