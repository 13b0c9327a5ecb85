using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.TestNodes;

/// <summary>The built <c>lab</c> command, told that one of the lab's nodes is the one of the tests, which reference the Cli project.</summary>
public sealed class NodeCommand : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "..", "..", "Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "MlopsLab.Cli");
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("lab-cli");

    /// <param name="node">The node's name.</param>
    /// <param name="http">A client of it that carries its token.</param>
    public NodeCommand(string node, HttpClient http)
    {
        var (url, token) = (http.BaseAddress, http.DefaultRequestHeaders.Authorization?.Parameter);
        var control = new { url, token, labToken = token, pid = Environment.ProcessId, engine = "embedded", nodes = new Dictionary<string, Uri?> { [node] = url } };
        File.WriteAllText(Path.Combine(_home.CreateSubdirectory("run").FullName, "control.json"), JsonSerializer.Serialize(control));
    }

    /// <summary>Its exit code, and what it wrote to its output and then to its errors.</summary>
    public async Task<(int Code, string Text)> RunAsync(CancellationToken ct, params string[] words)
    {
        var (code, output, errors) = await EndAsync(ct, words);
        return (code, output + errors);
    }

    /// <summary>The one JSON document of a call that has to succeed.</summary>
    public async Task<JsonNode> JsonAsync(CancellationToken ct, params string[] words)
    {
        var (code, output, errors) = await EndAsync(ct, [.. words, "--json"]);
        return code == 0 && JsonNode.Parse(output) is { } document ? document : throw new InvalidOperationException($"lab {string.Join(' ', words)}: {code} {output}{errors}");
    }

    public void Dispose() => _home.Delete(recursive: true);

    private async Task<(int Code, string Output, string Errors)> EndAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo(Program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["LAB_HOME"], start.Environment["LAB_ROOT"]) = (_home.FullName, _home.FullName);
        using var command = Process.Start(start) ?? throw new InvalidOperationException("The lab command did not start.");
        var (output, errors) = (command.StandardOutput.ReadToEndAsync(ct), command.StandardError.ReadToEndAsync(ct));
        await command.WaitForExitAsync(ct);
        return (command.ExitCode, await output, await errors);
    }
}
