using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

/// <summary>Waits for the end of a run and shows how far it is.</summary>
internal static class RunFollowing
{
    public const string Node = "training";

    private const int BarWidth = 24;

    public static async Task<JsonNode> EndAsync(LabClient lab, string runId, CancellationToken ct)
    {
        JsonNode run = new JsonObject();
        await Waiting.UntilAsync("the run", TimeSpan.FromHours(12), async tell =>
        {
            run = await lab.GetAsync(Node, Path(runId), ct);
            tell(Bar(run));
            return (string?)run["state"] is "completed" or "failed" or "refused" or "cancelled";
        }, ct);
        return run;
    }

    public static string Path(string runId) => $"/runs/{Uri.EscapeDataString(runId)}";

    /// <summary>0 for a run that made an artifact, 1 for one that ended without.</summary>
    public static int Code(JsonNode run) => (string?)run["state"] is "failed" or "refused" or "cancelled" ? 1 : 0;

    private static string Bar(JsonNode run)
    {
        var fraction = Math.Clamp((double?)run["fraction"] ?? 0, 0, 1);
        var full = (int)(fraction * BarWidth);
        return $"{new string('█', full)}{new string('░', BarWidth - full)} {fraction:P0} {(string?)run["stage"]}";
    }
}
