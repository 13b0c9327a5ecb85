using System.ComponentModel.DataAnnotations;

namespace MlopsLab.ServiceDefaults;

/// <summary>How much of a request a node is willing to read.</summary>
public sealed class RequestLimits
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Requests";

    /// <summary>The largest body, in bytes; above it the answer is 413.</summary>
    [Range(1_024L, 1_073_741_824L)]
    public long MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How deep JSON may be nested.</summary>
    [Range(4, 256)]
    public int MaxJsonDepth { get; set; } = 32;

    /// <summary>How long a client may take to send its headers.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
