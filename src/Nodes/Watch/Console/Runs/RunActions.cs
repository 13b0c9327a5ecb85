using System.Text.Json.Nodes;

namespace MlopsLab.Console.Runs;

/// <summary>What a person may ask of a run from its page, sent to the training node.</summary>
internal sealed class RunActions(IHttpClientFactory clients)
{
    public const string Cancel = "cancel";
    public const string Graduate = "graduate";
    public const string Verify = "verify";

    private const string By = "console";

    /// <summary>What went wrong, in words; null when it was done.</summary>
    public async Task<string?> DoAsync(string run, string action, CancellationToken ct)
    {
        var (path, body) = action switch
        {
            Cancel => ("cancel", (object)new { by = By }),
            Graduate => ("graduate", new { by = By, reason = $"graduated from {run}" }),
            Verify => ("rerun", new { verify = true, by = By }),
            _ => ("", new { }),
        };
        if (path.Length == 0 || run.Length == 0)
        {
            return $"There is no action '{action}' on run '{run}'. Use the buttons of the page.";
        }

        try
        {
            using var response = await clients.CreateClient("training").PostAsJsonAsync($"/runs/{Uri.EscapeDataString(run)}/{path}", body, ct);
            return response.IsSuccessStatusCode ? null : await WhyAsync(response, ct);
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return "training does not answer.";
        }
    }

    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        try
        {
            var problem = JsonNode.Parse(text);
            return string.Join(". ", new[] { problem?["title"], problem?["detail"] }.OfType<JsonNode>().Select(part => part.ToString())) is { Length: > 0 } words ? words : text;
        }
        catch (System.Text.Json.JsonException)
        {
            return $"training answered {(int)response.StatusCode}.";
        }
    }
}
