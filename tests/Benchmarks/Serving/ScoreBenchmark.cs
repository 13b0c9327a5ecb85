using System.Text.Json;

namespace MlopsLab.Benchmarks.Serving;

/// <summary>The gateway's /score of the running lab against a bare Kestrel endpoint that reads the same body, alternately, driven by wrk.</summary>
internal static class ScoreBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(CancellationToken ct)
    {
        var gateway = GatewayOf(Environment.GetEnvironmentVariable("LAB_HOME") ?? ".lab");
        await using var floor = await BareKestrel.StartAsync(ct);
        foreach (var connections in new[] { 16, 64 })
        {
            var (ours, theirs) = (new List<Load>(), new List<Load>());
            for (var round = 0; round < Rounds; round++)
            {
                theirs.Add(await Wrk.RunAsync(floor.Url, connections, ct));
                ours.Add(await Wrk.RunAsync(gateway, connections, ct));
            }

            Print(connections, Load.Median(theirs), Load.Median(ours));
        }
    }

    private static void Print(int connections, Load floor, Load gateway)
    {
        Console.WriteLine($"{connections} connections       req/s      p50 ms     p99 ms   not 2xx");
        Console.WriteLine($"  bare Kestrel    {floor}");
        Console.WriteLine($"  gateway /score  {gateway}");
        Console.WriteLine($"  ratio           {gateway.PerSecond / floor.PerSecond,8:0.000}  {gateway.P50 / floor.P50,10:0.0}  {gateway.P99 / floor.P99,9:0.0}");
    }

    private static string GatewayOf(string home)
    {
        using var control = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(home, "run", "control.json")));
        return control.RootElement.GetProperty("nodes").GetProperty("gateway").GetString() + "/score";
    }
}
