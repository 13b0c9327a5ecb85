[assembly: AssemblyFixture(typeof(MlopsLab.Tests.SharedMachine))]

namespace MlopsLab.Tests;

/// <summary>Every test project's share of the machine, but of one that takes it alone.</summary>
public sealed class SharedMachine : IAsyncLifetime
{
    private MachineTurn? _turn;

    public async ValueTask InitializeAsync() => _turn = await MachineTurn.SharedAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _turn?.DisposeAsync() ?? ValueTask.CompletedTask;
}
