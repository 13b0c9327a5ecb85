using MlopsLab.Hosting.Choice;

namespace MlopsLab.Hosting.Tests.Choice;

public sealed class EngineArgumentsTests
{
    [Theory]
    [InlineData("--engine", "aspire")]
    [InlineData("--engine=Aspire")]
    public void Reads_the_engine_and_keeps_the_settings(params string[] args)
    {
        var read = EngineArguments.Parse([.. args, "Parameters:x=1"]);

        Assert.Equal(EngineKind.Aspire, read.Engine);
        Assert.Equal(["Parameters:x=1"], read.Rest);
    }

    [Theory]
    [InlineData("'docker'", "--engine", "docker")]
    [InlineData("'1'", "--engine=1")]
    [InlineData("''", "--engine")]
    [InlineData("'--enginee'", "--enginee")]
    public void Names_what_it_does_not_understand(string named, params string[] args) =>
        Assert.Contains(named, EngineArguments.Parse(args).Problem, StringComparison.Ordinal);
}
