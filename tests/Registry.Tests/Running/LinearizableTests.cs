using System.Collections.Concurrent;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

[Collection(RegistryCollection.Name)]
public class LinearizableTests(RunningRegistry registry)
{
    private const int Callers = 8;
    private const int Turns = 40;

    private static readonly Dictionary<long, string> Versions = new() { [1] = "1", [2] = "2", [3] = "1" };
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, AliasOp> Added => new()
    {
        { "a read while the move runs may see the old epoch", true, new(12, 18, false, 1, "1") },
        { "or the new one", true, new(12, 18, false, 2, "2") },
        { "a read after the move sees it", true, new(21, 22, false, 2, "2") },
        { "a read after the move must not see the past", false, new(21, 22, false, 1, "1") },
        { "a read before the move must not see the future", false, new(5, 6, false, 2, "2") },
        { "a read shows the version of its epoch", false, new(21, 22, false, 2, "1") },
        { "a move to where the alias is changes nothing", true, new(21, 22, true, null, "2") },
        { "but not to where it is not", false, new(21, 22, true, null, "1") },
        { "a later move comes later", true, new(21, 29, true, 3, "1") },
        { "a later move must not come before", false, new(21, 29, true, 1, "1") },
    };

    [Theory]
    [MemberData(nameof(Added))]
    public void The_check_knows_what_one_alias_can_show(string because, bool holds, AliasOp op)
    {
        var violation = Linearizable.FirstViolation([new(1, 2, true, 1, "1"), new(10, 20, true, 2, "2"), op], Versions);

        Assert.True(holds == violation is null, $"{because}: {violation}");
    }

    [Fact]
    public async Task Moves_and_reads_of_an_alias_at_once_are_linearizable()
    {
        var model = await registry.ModelWithVersionsAsync(3, _ct);
        await MoveAsync(model, "0", "1");
        var ops = new ConcurrentQueue<(AliasOp Op, string Why)>();

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(model, caller, ops)));
        var lines = (await registry.Http.JsonAsync($"/models/{model}/history", _ct)).EnumerateArray().Where(line => line.Text("alias") == "champion").ToList();
        var epochs = lines.ToLookup(line => line.Text("why"), line => (long?)line.GetProperty("epoch").GetInt64());
        var seen = ops.Select(one => one.Op.IsMove ? one.Op with { Epoch = epochs[one.Why].FirstOrDefault() } : one.Op).ToList();

        Assert.True(seen.Count(op => op is { IsMove: true, Epoch: not null }) > Turns, "too few moves to tell");
        Assert.Null(Linearizable.FirstViolation(seen, lines.ToDictionary(line => line.GetProperty("epoch").GetInt64(), line => line.Text("to"))));
    }

    private async Task CallAsync(string model, int caller, ConcurrentQueue<(AliasOp Op, string Why)> ops)
    {
        var random = new Random(caller);
        for (var turn = 0; turn < Turns; turn++)
        {
            var (version, why, started) = ($"{random.Next(1, 4)}", $"{caller}-{turn}", TimeProvider.System.GetTimestamp());
            if (random.Next(2) == 0)
            {
                await MoveAsync(model, why, version);
                ops.Enqueue((new AliasOp(started, TimeProvider.System.GetTimestamp(), true, null, version), why));
            }
            else
            {
                var alias = (await registry.Http.JsonAsync($"/models/{model}", _ct)).GetProperty("aliases").GetProperty("champion");
                ops.Enqueue((new AliasOp(started, TimeProvider.System.GetTimestamp(), false, alias.GetProperty("epoch").GetInt64(), alias.Text("version")), ""));
            }
        }
    }

    private async Task MoveAsync(string model, string why, string version) =>
        await registry.Http.SendJsonAsync(HttpMethod.Put, $"/models/{model}/aliases/champion", new { version, by = "ana", why }, _ct);
}
