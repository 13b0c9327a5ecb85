using System.Diagnostics;

namespace MlopsLab.Cli.Tests.Support;

/// <summary>The built <c>lab</c> as a process of its own, with a home of its own.</summary>
internal sealed class LabCommand(string home)
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "MlopsLab.Cli");

    /// <summary>Replaces the search path, so that programs can be missing or be others.</summary>
    public string? SearchPath { get; init; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<Answer> RunAsync(params string[] words) => EndAsync(Start(words));

    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Program, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LAB_HOME"] = home, ["LAB_ROOT"] = home },
        };
        start.Environment["PATH"] = SearchPath ?? start.Environment["PATH"];
        return Process.Start(start) ?? throw new InvalidOperationException("The lab command did not start.");
    }

    public static async Task<Answer> EndAsync(Process started)
    {
        using var command = started;
        var (text, error) = (command.StandardOutput.ReadToEndAsync(Stop), command.StandardError.ReadToEndAsync(Stop));
        await Task.WhenAll(command.WaitForExitAsync(Stop), text, error).WaitAsync(TimeSpan.FromSeconds(20), Stop);
        return new Answer(command.ExitCode, await text, await error);
    }
}
