namespace MlopsLab.Servers;

/// <summary>Explains, without changing anything, how a server would be had on this machine.</summary>
public sealed class ServerDoctor(ToolsFolder folder)
{
    /// <summary>With the user's tools folder.</summary>
    public static ServerDoctor ForUser() => new(ToolsFolder.OfUser());

    /// <summary>Whether the server is there or can be had, and where from.</summary>
    public async Task<Prerequisite> ExamineAsync(ServerKind kind, CancellationToken ct)
    {
        var way = Provisioning.Decide(await HostFacts.LookAsync(kind, folder, ct));
        return way switch
        {
            Way.Use use => new Prerequisite(kind.ToString(), Available: true, $"{use.Installation.Version} in {use.Installation.Root}"),
            Way.GiveUp end => new Prerequisite(kind.ToString(), Available: false, end.Message),
            _ => new Prerequisite(kind.ToString(), Available: true, $"not here yet; the first start gets it by {way.Name}, into {folder.Path}"),
        };
    }
}
