namespace MlopsLab.Servers;

/// <summary>Where unpacked servers live: one folder each, shared by all labs of the user.</summary>
public sealed record ToolsFolder(string Path)
{
    /// <summary>LAB_TOOLS, else XDG_CACHE_HOME/mlopslab/tools, else ~/.cache/mlopslab/tools.</summary>
    public static ToolsFolder OfUser() => Of(Environment.GetEnvironmentVariable);

    internal static ToolsFolder Of(Func<string, string?> variable)
    {
        if (variable("LAB_TOOLS") is { Length: > 0 } chosen)
        {
            return new ToolsFolder(System.IO.Path.GetFullPath(chosen));
        }

        var cache = variable("XDG_CACHE_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg)
            ? xdg
            : System.IO.Path.Combine(variable("HOME") is { Length: > 0 } home ? home : System.IO.Path.GetTempPath(), ".cache");
        return new ToolsFolder(System.IO.Path.Combine(cache, "mlopslab", "tools"));
    }
}
