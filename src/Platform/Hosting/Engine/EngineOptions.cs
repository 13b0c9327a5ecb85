namespace MlopsLab.Hosting.Engine;

/// <summary>How the engine supervises; configuration section Embedded.</summary>
internal sealed class EngineOptions
{
    public const string Section = "Embedded";

    /// <summary>The resource that receives everybody's telemetry.</summary>
    public string? OtlpResource { get; init; }

    public TimeSpan ProbeEvery { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a process may take to answer for the first time.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a process that once answered may be silent before it is killed.</summary>
    public TimeSpan FrozenPatience { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(10);

    public RestartRules Restarts { get; init; } = new();
}
