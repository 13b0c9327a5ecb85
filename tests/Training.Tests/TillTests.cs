namespace MlopsLab.Training.Tests;

public sealed class TillTests
{
    [Fact]
    public void The_scenario_of_these_tests_is_valid()
    {
        Assert.Equal("till", Till.Scenario().Name);
    }
}
