using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace MlopsLab.Registry;

internal sealed class RegistryOptions
{
    public const string Section = "Registry";

    /// <summary>How often it is looked whether a postponed registration is due, while there is one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan RetryLook { get; init; } = TimeSpan.FromMilliseconds(500);

    [Range(1, 4L * 1024 * 1024 * 1024)]
    public long MaxArtifactBytes { get; init; } = 256L * 1024 * 1024;

    [ValidateObjectMembers]
    public S3Options S3 { get; init; } = new();

    /// <summary>A policy file that holds for all models, instead of those in the scenario folders.</summary>
    public string GatesFile { get; init; } = "";

    /// <summary>Lets webhooks reach this machine and private networks; off, they reach public addresses only.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
