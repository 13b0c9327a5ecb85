namespace MlopsLab.Servers;

/// <summary>apt as an ordinary user: with the system's package lists, else with lists of our own.</summary>
internal sealed class Apt(string ownState, Action<string> tell)
{
    private string[] options = [];

    /// <summary>What has to be unpacked: everything the system lacks, and all of the server itself.</summary>
    public async Task<IReadOnlyList<string>> ClosureAsync(ServerKind kind, CancellationToken ct)
    {
        await FindListsAsync(Packages.Debian(kind), ct);
        var simulated = await RunAsync("apt-get", ["-s", "--no-install-recommends", "install", .. Packages.ToUnpack(kind)], ct);
        var recursive = await RunAsync("apt-cache",
            ["depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts", "--no-breaks", "--no-replaces", "--no-enhances", Packages.Debian(kind)], ct);
        return AptOutput.Closure(kind, simulated.Output, recursive.Output);
    }

    public async Task DownloadAsync(IReadOnlyList<string> packages, string into, CancellationToken ct)
    {
        if (!await TryDownloadAsync(packages, into, ct))
        {
            // Old lists name versions that the mirrors no longer hold.
            UseOwnLists();
            await RefreshAsync(ct);
            if (!await TryDownloadAsync(packages, into, ct))
            {
                throw new ProvisioningException("apt-get download failed twice; is there a network?");
            }
        }
    }

    private async Task FindListsAsync(string package, CancellationToken ct)
    {
        if (!await KnowsAsync(package, ct))
        {
            UseOwnLists();
            if (!await KnowsAsync(package, ct))
            {
                await RefreshAsync(ct);
            }

            // apt-get update succeeds without a network too.
            if (!await KnowsAsync(package, ct))
            {
                throw new ProvisioningException($"apt knows no package {package}; is there a network?");
            }
        }
    }

    private void UseOwnLists()
    {
        Directory.CreateDirectory(Path.Combine(ownState, "lists", "partial"));
        Directory.CreateDirectory(Path.Combine(ownState, "cache", "archives", "partial"));
        options = [
            "-o", $"Dir::State={ownState}", "-o", $"Dir::Cache={Path.Combine(ownState, "cache")}",
            "-o", "Dir::Cache::srcpkgcache=", "-o", "Acquire::GzipIndexes=true",
            "-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "APT::Sandbox::User=",
        ];
    }

    private async Task<bool> TryDownloadAsync(IReadOnlyList<string> packages, string into, CancellationToken ct)
    {
        var command = Command("apt-get", ["-q", "download", .. packages]) with { WorkingDirectory = into };
        return (await CommandRun.OfAsync(command, ct)).Succeeded;
    }

    private async Task<bool> KnowsAsync(string package, CancellationToken ct) =>
        AptOutput.HasCandidate((await RunAsync("apt-cache", ["policy", package], ct)).Output);

    private async Task RefreshAsync(CancellationToken ct)
    {
        await using var held = await FolderLock.TakeAsync(Path.Combine(ownState, "lab-lock"), tell, ct);
        tell("reading the distribution's package lists");
        var run = await RunAsync("apt-get", ["-q", "update"], ct);
        if (!run.Succeeded)
        {
            throw new ProvisioningException($"apt-get update: {run.LastLine}");
        }
    }

    private Task<CommandRun> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct) =>
        CommandRun.OfAsync(Command(program, arguments), ct);

    private ServerCommand Command(string program, IReadOnlyList<string> arguments) => new(
        program, [.. options, .. arguments], new Dictionary<string, string> { ["LC_ALL"] = "C" }, Path.GetTempPath());
}
