using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MlopsLab.Benchmarks.Serving;

/// <summary>Runs wrk (a package of Debian and Ubuntu) with payments of changing amounts.</summary>
internal static partial class Wrk
{
    private const string Script = """
        local n = 0
        request = function()
          n = n + 1
          local body = string.format('{"customer_id":"c-%d","merchant_id":"m-%d","device_id":null,"amount":%d.5,"category":"grocery","channel":"chip","card_present":true,"country":"DE","home_country":"DE","distance_km":3.2,"account_age_days":812,"merchant_age_days":1500,"three_ds":"none","limit_used":0.2}', n % 5000, n % 300, 1 + n % 900)
          return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
        end
        """;

    public static async Task<Load> RunAsync(string url, int connections, CancellationToken ct)
    {
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, Script, ct);
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", "-d8s", "--latency", "-s", script, url]) { RedirectStandardOutput = true };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start; install it with: apt-get install wrk");
        var said = await wrk.StandardOutput.ReadToEndAsync(ct);
        await wrk.WaitForExitAsync(ct);
        File.Delete(script);
        return new Load(Number(PerSecond().Match(said)), Milliseconds(Median().Match(said)), Milliseconds(Tail().Match(said)), (long)Number(Failed().Match(said)));
    }

    private static double Number(Match match) => match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static double Milliseconds(Match match) => Number(match) * match.Groups[2].Value switch { "us" => 0.001, "s" => 1000, _ => 1 };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Median();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Tail();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Failed();
}
