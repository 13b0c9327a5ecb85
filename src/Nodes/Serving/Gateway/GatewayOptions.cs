using System.ComponentModel.DataAnnotations;
using MlopsLab.Gateway.Clients;

namespace MlopsLab.Gateway;

internal sealed class GatewayOptions : IValidatableObject
{
    public const string Section = "Gateway";

    /// <summary>What a record belongs to when the request does not say.</summary>
    [Required] public string DefaultScenario { get; init; } = "fraud";

    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:30")] public TimeSpan InferenceTimeout { get; init; } = TimeSpan.FromMilliseconds(400);

    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")] public TimeSpan RedisTimeout { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a request may wait to be let in.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")] public TimeSpan AdmissionWait { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Requests at once that are always let in, however slow they are.</summary>
    [Range(1, 10_000)] public int LeastConcurrency { get; init; } = 8;

    /// <summary>Requests at once before anything was measured.</summary>
    [Range(1, 10_000)] public int FirstConcurrency { get; init; } = 32;

    [Range(1, 10_000)] public int MostConcurrency { get; init; } = 1_000;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan CacheTtl { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Share of the positive decisions of a model that become negative, so that their outcome becomes known.</summary>
    [Range(0.0, 0.5)] public double ExploreShare { get; init; } = 0.01;

    public bool CacheEnabled { get; init; } = true;

    /// <summary>How long an upstream that failed half of its calls is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:05:00")] public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Who may ask, by name; everybody when there is none.</summary>
    public Dictionary<string, ClientQuota> Clients { get; init; } = [];

    /// <summary>A caller who sends its body slower than this, after two seconds, is answered 408.</summary>
    [Range(1, 1_000_000)] public double LeastBodyBytesPerSecond { get; init; } = 240;

    /// <summary>How often the real split is compared with the wanted one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")] public TimeSpan SplitCheckEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Scores kept for the time in which no inference node answers.</summary>
    [Range(2, 10_000_000)] public int LastScoresKept { get; init; } = 50_000;

    /// <summary>An older score is no answer any more.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")] public TimeSpan LastScoreMaxAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Shadows asked at once.</summary>
    [Range(1, 256)] public int ShadowConcurrency { get; init; } = 4;

    /// <summary>Answered requests that may wait for the shadow; more are dropped.</summary>
    [Range(1, 10_000)] public int ShadowQueue { get; init; } = 256;

    /// <summary>Requests a second a shadow gets at most, which bounds its load on the nodes and the bus.</summary>
    [Range(0.1, 10_000)] public double ShadowsPerSecond { get; init; } = 100;

    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:30")] public TimeSpan ShadowTimeout { get; init; } = TimeSpan.FromSeconds(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => ClientRules.Check(Clients);
}
