namespace MlopsLab.Servers;

/// <summary>A server that can be run by this user, and where its parts are.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Version">The server's own version, such as 3.10.8.</param>
/// <param name="Root">The folder all of it lies under (`/` for one of the system's); for a container, the image.</param>
/// <param name="Origin">How it came to be there.</param>
/// <param name="Programs">The folder of the server's programs; for a container, the engine (docker or podman).</param>
public sealed record Installation(ServerKind Kind, string Version, string Root, InstallationOrigin Origin, string Programs)
{
    /// <summary>The root of the Erlang system RabbitMQ runs on.</summary>
    public string? Erlang { get; init; }

    /// <summary>Folders for LD_LIBRARY_PATH; empty when the system's libraries do.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];
}
