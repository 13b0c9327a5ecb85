namespace MlopsLab.Servers;

internal static class Containers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<string?> AnsweringEngineAsync(CancellationToken ct)
    {
        foreach (var engine in new[] { "docker", "podman" }.Where(name => SearchPath.Find(name) is not null))
        {
            if (await AnswersAsync(engine, ct))
            {
                return engine;
            }
        }

        return null;
    }

    public static async Task<Installation> PullAsync(ServerKind kind, string engine, Action<string> tell, CancellationToken ct)
    {
        var image = Packages.Image(kind);
        tell($"{kind}: {engine} pull {image}");
        var run = await CommandRun.OfAsync(engine, ["pull", "-q", image], ct);
        return run.Succeeded
            ? new Installation(kind, image.Split(':')[^1], image, InstallationOrigin.Container, engine)
            : throw new ProvisioningException(run.LastLine);
    }

    private static async Task<bool> AnswersAsync(string engine, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            return (await CommandRun.OfAsync(engine, ["version", "--format", "{{.Server.Version}}"], limit.Token)).Succeeded;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
