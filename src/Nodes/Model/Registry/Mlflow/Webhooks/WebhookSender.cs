using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>Sends one delivery, signed as MLflow signs; never to an address it must not reach, whatever the name resolves to at that moment.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int ShownBytes = 4 * 1024;

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public WebhookSender(IOptions<RegistryOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpClient(PublicConnection.Handler(options.Value.AllowPrivateWebhooks)) { Timeout = options.Value.WebhookTimeout };
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(WebhookRow webhook, string id, string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(body, Encoding.UTF8) };
        var at = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-MLflow-Delivery-Id", id);
        request.Headers.Add("X-MLflow-Timestamp", at);
        if (webhook.Secret.Length > 0)
        {
            request.Headers.Add("X-MLflow-Signature", Signature(webhook.Secret, id, at, body));
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        return (response.StatusCode, await BeginningAsync(response, ct));
    }

    /// <summary><c>v1,</c> and the base64 of HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
    public static string Signature(string secret, string id, string timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";

    public void Dispose() => _http.Dispose();

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var buffer = new byte[ShownBytes];
        return Encoding.UTF8.GetString(buffer, 0, await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct));
    }
}
