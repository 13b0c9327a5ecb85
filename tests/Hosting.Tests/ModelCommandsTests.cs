using Aspire.Hosting.ApplicationModel;
using MlopsLab.Control;

namespace MlopsLab.Hosting.Tests;

public sealed class ModelCommandsTests
{
    private static readonly (string, ExecuteCommandResult) Done = ("fraud", CommandResults.Success());
    private static readonly (string, ExecuteCommandResult) Refused = ("bikes", CommandResults.Failure("no earlier champion"));

    [Fact]
    public void Succeeds_when_every_model_was_rolled_back() =>
        Assert.Equal((true, "rolled back: fraud"), Of(Done));

    [Fact]
    public void Tells_the_failure_of_one_model_beside_the_success_of_another() =>
        Assert.Equal((false, "bikes: no earlier champion; rolled back: fraud"), Of(Done, Refused));

    [Fact]
    public void Fails_when_no_model_has_a_champion() =>
        Assert.Equal((false, "No model has a champion yet."), Of());

    private static (bool, string?) Of(params (string, ExecuteCommandResult)[] results)
    {
        var together = ModelCommands.Together(results);
        return (together.Success, together.Message);
    }
}
