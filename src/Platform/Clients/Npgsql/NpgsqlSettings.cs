namespace Aspire.Npgsql;

/// <summary>How the lab's PostgreSQL client is set up; the section is <c>Aspire:Npgsql</c>, then the same with <c>:{name}</c>.</summary>
public sealed class NpgsqlSettings
{
    /// <summary>The <c>Host=…</c> string; <c>ConnectionStrings:{name}</c> wins over the sections.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Leaves out the health check.</summary>
    public bool DisableHealthChecks { get; set; }

    /// <summary>Leaves out the activity source.</summary>
    public bool DisableTracing { get; set; }

    /// <summary>Leaves out the meter.</summary>
    public bool DisableMetrics { get; set; }
}
