namespace MlopsLab.Servers;

/// <summary>
/// Wraps a command so that it leads its own process group and dies with its starter: a watcher in a session of
/// its own reads the wrapped process's standard input, a pipe only the starter holds. The end of that pipe
/// (also after kill -9 of the starter) kills the group; a line on it dismisses the watcher.
/// </summary>
public static class OwnedCommand
{
    private const string Watcher = """trap "" HUP INT TERM; read -r line || kill -s KILL -- "-$0" "$0" """;

    /// <summary>The process id of the returned command is the group's id, and then the server's own.</summary>
    public static ServerCommand Of(ServerCommand command) => Of(command, OperatingSystem.IsLinux());

    internal static ServerCommand Of(ServerCommand command, bool hasSetsid)
    {
        var newSession = hasSetsid ? "setsid" : "perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' --";
        var script = $"""
            exec 3<&0
            {newSession} sh -c '{Watcher}' "$$" <&3 >/dev/null 2>&1 &
            exec {newSession} "$@" </dev/null 3<&-
            """;
        return command with { FileName = "/bin/sh", Arguments = ["-c", script, "sh", command.FileName, .. command.Arguments] };
    }
}
