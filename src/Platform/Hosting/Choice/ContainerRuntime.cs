namespace MlopsLab.Hosting.Choice;

/// <summary>Asks for a container runtime that really answers, not only for its program.</summary>
internal static class ContainerRuntime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public static async Task<string> FindAsync()
    {
        foreach (var (program, arguments) in new[] { ("docker", new[] { "version", "--format", "{{.Server.Version}}" }), ("podman", ["info", "--format", "{{.Version.Version}}"]) })
        {
            var run = await QuickRun.OfAsync(program, arguments, "/", Limit);
            if (run is { ExitCode: 0, Output.Length: > 0 })
            {
                return $"{program} {run.Output.Trim()}";
            }
        }

        return "";
    }
}
