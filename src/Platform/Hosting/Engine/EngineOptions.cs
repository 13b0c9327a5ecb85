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

    /// <summary>How long a process may take to end in order: more than the 15 s a node has for draining, and two waves of it (nodes, then servers) stay below <see cref="StopLimit"/>.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the whole lab may take to stop; `lab down` waits a little longer.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(60);

    public RestartRules Restarts { get; init; } = new();
}
