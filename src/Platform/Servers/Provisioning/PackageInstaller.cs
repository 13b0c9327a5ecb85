namespace MlopsLab.Servers;

/// <summary>Installs with the system's package manager, where unpacking is no choice.</summary>
internal sealed class PackageInstaller(Action<string> tell)
{
    public async Task<Installation> InstallAsync(ServerKind kind, Way.Install way, CancellationToken ct)
    {
        tell($"{kind}: {way.Program} {string.Join(' ', way.Arguments)}");
        var run = await CommandRun.OfAsync(way.Program, way.Arguments, ct);
        if (!run.Succeeded)
        {
            throw new ProvisioningException(run.LastLine);
        }

        var found = await Places.FindAsync(kind, ct)
            ?? throw new ProvisioningException("it was installed, but is in none of the places known");
        return found with { Origin = InstallationOrigin.Installed };
    }
}
