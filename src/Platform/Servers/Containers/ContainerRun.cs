using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Servers;

/// <summary>
/// A server in a container in the foreground: SIGTERM is passed on and ends it. A killed client leaves its
/// container behind; the next start removes it by its name, which follows from the server's folder.
/// </summary>
internal sealed class ContainerRun(Installation installation, string folder, ContainerSpec spec)
{
    private string Name { get; } =
        $"mlopslab-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12]}";

    public ServerCommand Command => new(
        installation.Programs,
        [
            "run", "--rm", "--init", "--name", Name, "--hostname", "lab", "-v", $"{Name}:{spec.DataFolder}",
            .. spec.Ports.SelectMany(port => new[] { "-p", $"127.0.0.1:{port.Key}:{port.Value}" }),
            .. spec.Environment.Keys.SelectMany(name => new[] { "-e", name }),
            installation.Root, .. spec.Arguments,
        ],
        spec.Environment,
        folder);

    public static ContainerRun? For(Installation installation, string folder, Func<ContainerSpec> spec) =>
        installation.Origin == InstallationOrigin.Container ? new ContainerRun(installation, folder, spec()) : null;

    public ServerCommand Control(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) => new(
        installation.Programs,
        ["exec", .. environment.Keys.SelectMany(name => new[] { "-e", name }), Name, program, .. arguments],
        environment,
        folder);

    public Task RemoveLeftoverAsync(CancellationToken ct) => CommandRun.OfAsync(installation.Programs, ["rm", "-f", Name], ct);
}
