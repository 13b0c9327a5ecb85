using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Cli.Lab;
using MlopsLab.Cli.Output;

namespace MlopsLab.Cli.Commands;

internal static class ModelSearch
{
    public static Command Create()
    {
        var filter = new Argument<string>("filter") { Description = "For example \"tags.team = 'risk' and metrics.auc > 0.9\"", DefaultValueFactory = _ => "" };
        var order = new Option<string[]>("--order") { Description = "A field and ASC or DESC, for example \"version_number DESC\"", DefaultValueFactory = _ => [] };
        var max = new Option<int>("--max") { Description = "How many versions on one page", DefaultValueFactory = _ => 100 };
        var page = new Option<string?>("--page") { Description = "The token of the next page, as the page before told it" };
        var command = new Command("search", "Versions by name, tag, metric, run, status …") { filter, order, max, page };
        command.SetAction(async (parsed, ct) =>
        {
            using var lab = LabClient.Connect();
            var query = new List<string> { $"maxResults={parsed.GetValue(max).ToString(CultureInfo.InvariantCulture)}", $"filter={Uri.EscapeDataString(parsed.GetValue(filter) ?? "")}" };
            query.AddRange((parsed.GetValue(order) ?? []).Select(one => $"orderBy={Uri.EscapeDataString(one)}"));
            query.AddRange(parsed.GetValue(page) is { } token ? [$"pageToken={Uri.EscapeDataString(token)}"] : []);
            Show(await lab.GetAsync(ModelCommands.Node, $"/search?{string.Join('&', query)}", ct), parsed.GetValue(Shared.Json));
        });
        return command;
    }

    private static void Show(JsonNode found, bool json)
    {
        if (json)
        {
            Screen.Json(found);
            return;
        }

        Screen.Rows(found["versions"] ?? new JsonArray(), false, "no version is like that", "name", "version", "aliases", "status", "auc", "tags", "createdAt");
        if (found["nextPageToken"] is { } next)
        {
            Console.Out.WriteLine($"more with --page {Screen.Text(next)}");
        }
    }
}
