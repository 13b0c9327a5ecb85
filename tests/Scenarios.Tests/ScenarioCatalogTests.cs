namespace MlopsLab.Scenarios.Tests;

public sealed class ScenarioCatalogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scenarios-").FullName;

    [Fact]
    public void Finds_the_shipped_scenarios()
    {
        var catalog = new ScenarioCatalog([Path.Combine(Repository.Root, "scenarios")]);

        Assert.Equal("fraud", catalog.Find("fraud")?.Name);
        Assert.Empty(catalog.Errors());
    }

    [Fact]
    public void Writes_over_the_file_that_has_the_name_in_the_last_folder_and_leaves_the_first_as_it_is()
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, "own")).FullName;
        Directory.CreateDirectory(Path.Combine(own, "other-name"));
        File.WriteAllText(Path.Combine(own, "other-name", "scenario.yaml"), Repository.FraudYaml);
        var catalog = new ScenarioCatalog([Path.Combine(Repository.Root, "scenarios"), own]);

        var over = catalog.Write("fraud", Repository.FraudYaml.Replace("max: 50000", "max: 60000", StringComparison.Ordinal));
        var added = catalog.Write("bikes", Repository.Yaml("bikes"));

        Assert.Equal((Path.Combine(own, "other-name", "scenario.yaml"), Path.Combine(own, "bikes", "scenario.yaml")), (over, added));
        Assert.Equal(60_000, catalog.All().Single(scenario => scenario.Name == "fraud").Fields[3].Max);
        Assert.Equal(50_000, Repository.Fraud.Fields[3].Max);
    }

    [Fact]
    public void Finds_a_scenario_that_was_added_after_the_first_look()
    {
        var catalog = new ScenarioCatalog([folder]);
        Assert.Null(catalog.Find("fraud"));

        Write("fraud", Repository.FraudYaml);

        Assert.NotNull(catalog.Find("fraud"));
    }

    [Fact]
    public void A_change_of_the_same_length_that_leaves_a_fresh_file_the_same_time_is_seen()
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "fraud")).FullName, "scenario.yaml");
        var fresh = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        var catalog = new ScenarioCatalog([folder]);
        Put(Repository.FraudYaml);
        Assert.Equal(50_000, catalog.All().Single().Fields[3].Max);

        Put(Repository.FraudYaml.Replace("max: 50000", "max: 60000", StringComparison.Ordinal));

        Assert.Equal(60_000, catalog.All().Single().Fields[3].Max);

        void Put(string text)
        {
            File.WriteAllText(path, text);
            File.SetLastWriteTimeUtc(path, fresh);
        }
    }

    [Fact]
    public void A_broken_edit_keeps_the_last_valid_content_and_is_told()
    {
        Write("fraud", Repository.FraudYaml);
        var catalog = new ScenarioCatalog([folder]);
        Assert.NotNull(catalog.Find("fraud"));

        Write("fraud", "name: [");

        Assert.NotEmpty(Assert.Single(catalog.Errors()).Value);
        Assert.NotNull(catalog.Find("fraud"));
    }

    [Fact]
    public void Ones_own_folder_replaces_a_shipped_scenario()
    {
        Write("mine", Repository.FraudYaml.Replace("max: 50000", "max: 70000"));

        var catalog = ScenarioCatalog.OfList($"{Path.Combine(Repository.Root, "scenarios")};{folder}");

        Assert.Equal(70_000, catalog.Find("fraud")?.Fields.Single(field => field.Name == "amount").Max);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string yaml)
    {
        Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, name, ScenarioFile.FileName), yaml);
    }
}
