using System.Collections.Immutable;

namespace MlopsLab.Servers;

/// <summary>What was seen on this machine, for one kind of server.</summary>
internal sealed record HostFacts(ServerKind Kind)
{
    public Installation? Found { get; init; }

    public Installation? Unpacked { get; init; }

    public bool HasApt { get; init; }

    public bool HasBrew { get; init; }

    /// <summary>docker or podman, when it answers.</summary>
    public string? ContainerEngine { get; init; }

    public bool IsRoot { get; init; }

    /// <summary>Ways that were tried already, each with the reason it did not work.</summary>
    public ImmutableSortedDictionary<string, string> Failed { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Looks no further than needed: a container engine is asked only where nothing cheaper exists.</summary>
    public static async Task<HostFacts> LookAsync(ServerKind kind, ToolsFolder folder, CancellationToken ct)
    {
        var facts = new HostFacts(kind) { IsRoot = Environment.IsPrivilegedProcess };
        if (await Places.FindAsync(kind, ct) is { } found)
        {
            return facts with { Found = found };
        }

        if (await UnpackedTools.FindAsync(kind, folder, ct) is { } unpacked)
        {
            return facts with { Unpacked = unpacked };
        }

        facts = facts with
        {
            HasApt = OperatingSystem.IsLinux() && SearchPath.Find("apt-get") is not null && SearchPath.Find("dpkg") is not null,
            HasBrew = OperatingSystem.IsMacOS() && SearchPath.Find("brew") is not null,
        };
        return facts with { ContainerEngine = await Containers.AnsweringEngineAsync(ct) };
    }
}
