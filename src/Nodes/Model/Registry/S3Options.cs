using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Registry;

/// <summary>An S3-compatible store for artifacts; without an endpoint they are files of the node.</summary>
internal sealed record S3Options : IValidatableObject
{
    public string Endpoint { get; init; } = "";

    public string Bucket { get; init; } = "";

    public string Key { get; init; } = "";

    public string Secret { get; init; } = "";

    public string Region { get; init; } = "us-east-1";

    /// <summary>Before every object's key, so that labs may share a bucket.</summary>
    public string Prefix { get; init; } = "";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsUsed => Endpoint.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsUsed)
        {
            yield break;
        }

        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            yield return new("The field Endpoint is no address like https://s3.example.org.", [nameof(Endpoint)]);
        }

        foreach (var (name, value) in new[] { (nameof(Bucket), Bucket), (nameof(Key), Key), (nameof(Secret), Secret) }.Where(field => field.Item2.Length == 0))
        {
            yield return new($"The field {name} is missing, and an endpoint is given.", [name]);
        }
    }
}
