namespace MlopsLab.Servers;

/// <summary>Makes unpacked programs find their files from where they lie, wherever their root is moved to.</summary>
internal static class Relocation
{
    private const string FixedErlangRoot = "ROOTDIR=/usr/lib/erlang";
    private const string OwnErlangRoot = """ROOTDIR=$(dirname "$(dirname "$(readlink -f "$0")")")""";

    private const string Fonts = """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
        <fontconfig>
          <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
          <dir prefix="relative">usr/share/fonts</dir>
          <cachedir prefix="xdg">fontconfig</cachedir>
        </fontconfig>
        """;

    public static Task ApplyAsync(ServerKind kind, string root, CancellationToken ct) => kind switch
    {
        ServerKind.RabbitMq => ErlangAsync(Path.Combine(root, "usr/lib/erlang/bin/erl"), ct),
        ServerKind.Chromium => ChromiumAsync(root, ct),
        _ => Task.CompletedTask,
    };

    // Debian fixes Erlang's root and takes ERL_ROOTDIR out of the start script.
    private static async Task ErlangAsync(string script, CancellationToken ct)
    {
        var text = await File.ReadAllTextAsync(script, ct);
        await File.WriteAllTextAsync(script, text.Replace(FixedErlangRoot, OwnErlangRoot, StringComparison.Ordinal), ct);
    }

    // Debian's launcher looks in /usr/lib and /etc; ours starts the browser beside it, with libraries and fonts.
    private static async Task ChromiumAsync(string root, CancellationToken ct)
    {
        var libraries = UnpackedTools.Libraries(root).Select(folder => $"$root/{Path.GetRelativePath(root, folder)}");
        var launcher = $"""
            #!/bin/sh
            root=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
            export LD_LIBRARY_PATH="{string.Join(':', libraries)}"
            export FONTCONFIG_FILE="$root/fonts.conf"
            exec "$root/usr/lib/chromium/chromium" "$@"

            """;
        await File.WriteAllTextAsync(Path.Combine(root, "usr/bin/chromium"), launcher, ct);
        await File.WriteAllTextAsync(Path.Combine(root, "fonts.conf"), Fonts, ct);
    }
}
