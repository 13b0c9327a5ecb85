using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.TestNodes;

namespace MlopsLab.Registry.Tests.Running;

/// <summary>The built <c>lab</c> command, told that the lab's registry is the one of the tests.</summary>
internal sealed class RegistryCommand : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "MlopsLab.Cli");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-cli");

    public RegistryCommand(Uri? registry)
    {
        var control = new { url = registry, token = NodeProcess.Token, labToken = NodeProcess.Token, pid = Environment.ProcessId, engine = "embedded", nodes = new { registry } };
        File.WriteAllText(Path.Combine(_home.CreateSubdirectory("run").FullName, "control.json"), JsonSerializer.Serialize(control));
    }

    public async Task<(int Code, string Text)> RunAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo(Program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["LAB_HOME"], start.Environment["LAB_ROOT"]) = (_home.FullName, _home.FullName);
        using var command = Process.Start(start) ?? throw new InvalidOperationException("The lab command did not start.");
        var (text, error) = (command.StandardOutput.ReadToEndAsync(ct), command.StandardError.ReadToEndAsync(ct));
        await command.WaitForExitAsync(ct);
        return (command.ExitCode, await text + await error);
    }

    /// <summary>The one JSON document of a call that has to succeed.</summary>
    public async Task<JsonNode> JsonAsync(CancellationToken ct, params string[] words)
    {
        var (code, text) = await RunAsync(ct, [.. words, "--json"]);
        Assert.True(code == 0, $"lab {string.Join(' ', words)}: {code} {text}");
        return JsonNode.Parse(text) ?? throw new InvalidOperationException(text);
    }

    public void Dispose() => _home.Delete(recursive: true);
}
