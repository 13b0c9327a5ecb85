namespace MlopsLab.Servers;

/// <summary>Sees to it that a server can be run on this machine: finds it, or provides it without root.</summary>
/// <param name="folder">Where packages are unpacked.</param>
/// <param name="tell">Takes one line for each step that changes the machine or takes a while.</param>
public sealed class ServerTools(ToolsFolder folder, Action<string> tell)
{
    /// <summary>With the user's tools folder.</summary>
    public static ServerTools ForUser(Action<string> tell) => new(ToolsFolder.OfUser(), tell);

    /// <summary>Returns at once when the server is there already; throws <see cref="ServerMissingException"/> when it can't be had.</summary>
    public async Task<Installation> EnsureAsync(ServerKind kind, CancellationToken ct)
    {
        var facts = await HostFacts.LookAsync(kind, folder, ct);
        while (true)
        {
            var way = Provisioning.Decide(facts);
            switch (way)
            {
                case Way.Use use:
                    return use.Installation;
                case Way.GiveUp end:
                    throw new ServerMissingException(end.Message);
            }

            try
            {
                return await FollowAsync(way, kind, ct);
            }
            catch (ProvisioningException failure)
            {
                tell($"{kind}: {way.Name} did not work: {failure.Message}");
                facts = facts with { Failed = facts.Failed.Add(way.Name, failure.Message) };
            }
        }
    }

    /// <summary>What <see cref="EnsureAsync"/> would do now; changes nothing.</summary>
    public async Task<ServerOutlook> LookAsync(ServerKind kind, CancellationToken ct) =>
        Provisioning.Decide(await HostFacts.LookAsync(kind, folder, ct)) switch
        {
            Way.Use { Installation: var there } =>
                new ServerOutlook(kind, ServerReadiness.Ready, $"{there.Version}, {there.Origin.ToString().ToLowerInvariant()} in {there.Programs}"),
            Way.GiveUp end => new ServerOutlook(kind, ServerReadiness.Missing, end.Message),
            var way => new ServerOutlook(kind, ServerReadiness.WillBeProvided, $"will be provided at the first start, by {way.Name}"),
        };

    private Task<Installation> FollowAsync(Way way, ServerKind kind, CancellationToken ct) => way switch
    {
        Way.Unpack => new AptUnpacker(folder, tell).UnpackAsync(kind, ct),
        Way.Install install => new PackageInstaller(tell).InstallAsync(kind, install, ct),
        Way.Container container => Containers.PullAsync(kind, container.Engine, tell, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}
