namespace MlopsLab.Servers;

/// <summary>
/// Downloads a server's packages from the distribution and unpacks them into the tools folder: no root, nothing
/// installed, nothing started. Safe when several processes ask at once, and when one is killed in between.
/// </summary>
internal sealed class AptUnpacker(ToolsFolder folder, Action<string> tell)
{
    public async Task<Installation> UnpackAsync(ServerKind kind, CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Path);
        await using var held = await FolderLock.TakeAsync(Path.Combine(folder.Path, UnpackedTools.Prefix(kind) + "lock"), tell, ct);
        if (await UnpackedTools.FindAsync(kind, folder, ct) is { } unpackedMeanwhile)
        {
            return unpackedMeanwhile;
        }

        RemoveUnfinished(kind);
        var work = Directory.CreateDirectory(Path.Combine(folder.Path, $".{UnpackedTools.Prefix(kind)}{Guid.NewGuid():N}")).FullName;
        try
        {
            var packages = await DownloadAsync(kind, work, ct);
            return await FinishAsync(kind, work, packages, ct);
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    // The lock is held, so whoever left them is dead.
    private void RemoveUnfinished(ServerKind kind)
    {
        foreach (var leftover in Directory.EnumerateDirectories(folder.Path, $".{UnpackedTools.Prefix(kind)}*"))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    private async Task<IReadOnlyList<string>> DownloadAsync(ServerKind kind, string work, CancellationToken ct)
    {
        var apt = new Apt(Path.Combine(folder.Path, "apt"), tell);
        var packages = await apt.ClosureAsync(kind, ct);
        tell($"{kind}: downloading {packages.Count} packages of the distribution");
        await apt.DownloadAsync(packages, work, ct);
        foreach (var package in Directory.EnumerateFiles(work, "*.deb").ToList())
        {
            var run = await CommandRun.OfAsync("dpkg-deb", ["-x", package, work], ct);
            if (!run.Succeeded)
            {
                throw new ProvisioningException($"dpkg-deb -x {Path.GetFileName(package)}: {run.LastLine}");
            }

            File.Delete(package);
        }

        return packages;
    }

    private async Task<Installation> FinishAsync(
        ServerKind kind, string work, IReadOnlyList<string> packages, CancellationToken ct)
    {
        await Relocation.ApplyAsync(kind, work, ct);
        var checkedWork = await UnpackedTools.CheckAsync(kind, work, ct)
            ?? throw new ProvisioningException("it was unpacked, but does not run on this system");
        await File.WriteAllLinesAsync(Path.Combine(work, UnpackedTools.Marker), packages, ct);
        var root = Path.Combine(folder.Path, UnpackedTools.Prefix(kind) + checkedWork.Version);
        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        Directory.Move(work, root);
        tell($"{kind}: {checkedWork.Version} unpacked to {root}");
        return await UnpackedTools.CheckAsync(kind, root, ct) ?? throw new ProvisioningException($"it does not run from {root}");
    }
}
