namespace MlopsLab.Servers;

/// <summary>What a server needs of the container it runs in.</summary>
internal sealed record ContainerSpec
{
    /// <summary>Port on 127.0.0.1 → port in the container.</summary>
    public required IReadOnlyDictionary<int, int> Ports { get; init; }

    /// <summary>Kept over restarts, in a volume named after the container.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Passed by name, so that no secret is on a command line.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> Arguments { get; init; } = [];
}
