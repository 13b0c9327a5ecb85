namespace MlopsLab.Servers;

/// <summary>
/// PostgreSQL refuses to run as root. It then runs as `nobody`, who keeps one of root's rights: passing file
/// permissions, since the lab's folders may lie where only root may look (/root).
/// </summary>
internal static class OtherUser
{
    private const string Nobody = "65534";

    public static ServerCommand Of(ServerCommand command, bool isRoot) => !isRoot ? command : command with
    {
        FileName = "setpriv",
        Arguments =
        [
            "--reuid", Nobody, "--regid", Nobody, "--clear-groups", "--no-new-privs",
            "--inh-caps", "+dac_override", "--ambient-caps", "+dac_override", "--bounding-set", "-all,+dac_override",
            // Else access(2), by which initdb looks for its neighbours, would not count that right.
            "--securebits", "+no_setuid_fixup",
            "--", command.FileName, .. command.Arguments,
        ],
    };

    public static async Task GiveAsync(string folder, bool isRoot, CancellationToken ct)
    {
        if (isRoot && await CommandRun.OfAsync("chown", [$"{Nobody}:{Nobody}", folder], ct) is { Succeeded: false } run)
        {
            throw new InvalidOperationException($"chown {folder}: {run.LastLine}");
        }
    }
}
