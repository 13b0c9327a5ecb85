namespace MlopsLab.Scenarios.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_in_the_readme_is_a_valid_scenario()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Scenarios", "README.md"));

        var reading = ScenarioFile.Parse(readme.Split("```")[1]["yaml\n".Length..]);

        Assert.Empty(reading.Errors);
    }
}
