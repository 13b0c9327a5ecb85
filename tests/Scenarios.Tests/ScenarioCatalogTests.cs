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
    public void Finds_a_scenario_that_was_added_after_the_first_look()
    {
        var catalog = new ScenarioCatalog([folder]);
        Assert.Null(catalog.Find("fraud"));

        Write("fraud", Repository.FraudYaml);

        Assert.NotNull(catalog.Find("fraud"));
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
