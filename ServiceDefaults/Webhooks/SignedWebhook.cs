using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.ServiceDefaults;

/// <summary>
/// Sends JSON to a webhook, signed by HMAC-SHA256 over <c>id.timestamp.body</c>; follows no redirect and never connects to an address it must not reach,
/// whatever the name resolves to at that moment.
/// </summary>
public sealed class SignedWebhook : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public SignedWebhook(TimeProvider clock, TimeSpan timeout, bool allowPrivate)
    {
        _clock = clock;
        _http = new HttpClient(PublicConnection.Handler(allowPrivate)) { Timeout = timeout };
    }

    /// <returns>The receiver's status.</returns>
    /// <exception cref="PrivateTargetException">Every address of the host is private.</exception>
    /// <exception cref="HttpRequestException">The receiver can't be reached.</exception>
    public async Task<HttpStatusCode> SendAsync(Uri url, string secret, string id, string body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        var at = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("X-Lab-Delivery-Id", id);
        request.Headers.Add("X-Lab-Timestamp", at);
        if (secret.Length > 0)
        {
            request.Headers.Add("X-Lab-Signature", Signature(secret, id, at, body));
        }

        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return response.StatusCode;
        }
        catch (HttpRequestException failed) when (failed.InnerException is PrivateTargetException refused)
        {
            throw refused;
        }
    }

    /// <summary><c>v1,</c> and the base64 of the HMAC.</summary>
    public static string Signature(string secret, string id, string timestamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}")))}";

    public void Dispose() => _http.Dispose();
}
