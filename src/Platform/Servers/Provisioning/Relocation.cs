namespace MlopsLab.Servers;

/// <summary>Makes unpacked programs find their files from where they lie.</summary>
internal static class Relocation
{
    private const string FixedRoot = "ROOTDIR=/usr/lib/erlang";
    private const string OwnRoot = """ROOTDIR=$(dirname "$(dirname "$(readlink -f "$0")")")""";

    public static async Task ApplyAsync(ServerKind kind, string root, CancellationToken ct)
    {
        if (kind == ServerKind.RabbitMq)
        {
            // Debian fixes Erlang's root and takes ERL_ROOTDIR out of the start script.
            var script = Path.Combine(root, "usr/lib/erlang/bin/erl");
            var text = await File.ReadAllTextAsync(script, ct);
            await File.WriteAllTextAsync(script, text.Replace(FixedRoot, OwnRoot, StringComparison.Ordinal), ct);
        }
    }
}
