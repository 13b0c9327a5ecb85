using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Artifacts;

/// <summary>A bucket as S3 answers for one, as far as the registry uses it. What is not signed, or whose content is not what was signed, is refused.</summary>
public sealed class BucketStandIn : IAsyncDisposable
{
    public const string Bucket = "artifacts";
    public const string Key = "key-of-the-tests";
    public const string Secret = "secret/of+the=tests";
    private const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly ConcurrentDictionary<string, byte[]> _objects = new(StringComparer.Ordinal);
    private StandIn? _server;

    public IEnumerable<string> Keys => _objects.Keys;

    /// <summary>Its address.</summary>
    public async Task<string> StartAsync(CancellationToken ct)
    {
        _server = await StandIn.StartAsync(app => app.Map("/{bucket}/{**key}", AnswerAsync), ct);
        return _server.Address;
    }

    public void Damage(string key) => _objects[key] = [(byte)(_objects[key][0] ^ 1), .. _objects[key].AsSpan(1)];

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<IResult> AnswerAsync(string bucket, string? key, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var content = body.ToArray();
        if (!IsSigned(context, content))
        {
            return Error(StatusCodes.Status403Forbidden, "SignatureDoesNotMatch");
        }

        return (context.Request.Method, bucket, key) switch
        {
            (_, not Bucket, _) => Error(StatusCodes.Status404NotFound, "NoSuchBucket"),
            ("GET", _, null) => Listing(context.Request.Query),
            ("PUT", _, { } name) => Put(name, content),
            ("DELETE", _, { } name) => Delete(name),
            (_, _, { } name) when _objects.TryGetValue(name, out var found) => Results.Bytes(found, "application/octet-stream"),
            _ => Error(StatusCodes.Status404NotFound, "NoSuchKey"),
        };
    }

    private IResult Put(string key, byte[] content)
    {
        _objects[key] = content;
        return Results.Ok();
    }

    private IResult Delete(string key)
    {
        _objects.TryRemove(key, out _);
        return Results.NoContent();
    }

    // Two to a page, so that pages are asked for.
    private IResult Listing(IQueryCollection query)
    {
        var (prefix, delimiter, after) = ($"{query["prefix"]}", $"{query["delimiter"]}", $"{query["continuation-token"]}");
        var names = _objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => delimiter.Length > 0 && key.IndexOf('/', prefix.Length) is > 0 and var end ? key[..(end + 1)] : key)
            .Distinct().Where(name => string.CompareOrdinal(name, after) > 0).Order(StringComparer.Ordinal).ToList();
        var page = names.Take(2).ToList();
        XNamespace ns = Namespace;
        var answer = new XElement(ns + "ListBucketResult", new XElement(ns + "Name", Bucket), new XElement(ns + "IsTruncated", names.Count > 2 ? "true" : "false"));
        answer.Add(names.Count > 2 ? new XElement(ns + "NextContinuationToken", page[^1]) : null);
        answer.Add(page.Where(name => !name.EndsWith('/')).Select(name => new XElement(ns + "Contents", new XElement(ns + "Key", name), new XElement(ns + "Size", _objects[name].Length))));
        answer.Add(page.Where(name => name.EndsWith('/')).Select(name => new XElement(ns + "CommonPrefixes", new XElement(ns + "Prefix", name))));
        return Results.Text(answer.ToString(), "application/xml");
    }

    private static bool IsSigned(HttpContext context, byte[] content)
    {
        var parts = $"{context.Request.Headers.Authorization}".Split("AWS4-HMAC-SHA256 ")[^1].Split(',')
            .Select(part => part.Trim().Split('=', 2)).Where(part => part.Length == 2).ToDictionary(part => part[0], part => part[1]);
        if (!parts.TryGetValue("Credential", out var credential) || !credential.StartsWith($"{Key}/", StringComparison.Ordinal))
        {
            return false;
        }

        var payload = $"{context.Request.Headers["x-amz-content-sha256"]}";
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var canonical = SigV4.Canonical(context.Request.Method, target, parts["SignedHeaders"].Split(';'), name => $"{context.Request.Headers[name]}", payload);
        return payload == Convert.ToHexStringLower(SHA256.HashData(content))
            && parts["Signature"] == SigV4.Sign(Secret, credential[(Key.Length + 1)..], $"{context.Request.Headers["x-amz-date"]}", canonical);
    }

    private static IResult Error(int status, string code) =>
        Results.Text($"<Error><Code>{code}</Code><Message>{code}</Message></Error>", "application/xml", statusCode: status);
}
