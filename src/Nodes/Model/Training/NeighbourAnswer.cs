using System.Net;
using System.Text.Json;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training;

/// <summary>Tells an answer that will never change (the run is refused) from one that may (the run waits).</summary>
internal static class NeighbourAnswer
{
    public static async Task EnsureAsync(HttpResponseMessage response, string node, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var detail = $"Node '{node}' answered {(int)response.StatusCode}: {await DetailAsync(response, ct)}";
        throw IsFinal(response.StatusCode) ? new RunRefusedException(detail) : new HttpRequestException(detail);
    }

    private static bool IsFinal(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var body = await response.Content.ReadAsStringAsync(ct);
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("detail", out var detail)
                ? detail.ToString()
                : Short(body);
        }
        catch (JsonException)
        {
            return Short(body);
        }
    }

    private static string Short(string body) => body.Length switch
    {
        0 => "without a reason",
        <= 300 => body,
        _ => $"{body[..300]}…",
    };
}
