namespace MlopsLab.Servers;

internal sealed record RabbitMqFolder(string Root)
{
    public string Home => Path.Combine(Root, "home");

    public string Config => Path.Combine(Root, "rabbitmq.conf");

    public string EnabledPlugins => Path.Combine(Root, "enabled_plugins");

    /// <summary>Read by the scripts instead of the system-wide one.</summary>
    public string ScriptSettings => Path.Combine(Root, "env.conf");

    public string AdvancedConfig => Path.Combine(Root, "advanced.config");

    public string GeneratedConfig => Path.Combine(Root, "config");

    public string Data => Path.Combine(Root, "data");

    public string Logs => Path.Combine(Root, "logs");

    public string Libraries => Path.Combine(Root, "lib");

    private string Cookie => Path.Combine(Home, ".erlang.cookie");

    public async Task CreateAsync(CancellationToken ct)
    {
        foreach (var folder in new[] { Root, Home, Data, Logs, GeneratedConfig })
        {
            PrivateFiles.CreateFolder(folder);
        }

        if (!File.Exists(Cookie))
        {
            await PrivateFiles.WriteAsync(Cookie, Secrets.NewPassword(), ct);
        }

        await PrivateFiles.WriteAsync(ScriptSettings, "", ct);
    }
}
