using System.ComponentModel;
using System.Diagnostics;

namespace MlopsLab.Servers;

/// <summary>What a finished command said.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>It exited with 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Its last line of complaint, or of output.</summary>
    public string LastLine =>
        (Error.Trim().Length > 0 ? Error : Output).Trim().Split('\n')[^1].Trim();

    /// <summary>Runs the command to its end; a program that is missing counts as exit code 127, as in a shell.</summary>
    public static async Task<CommandRun> OfAsync(ServerCommand command, CancellationToken ct)
    {
        using var process = new Process { StartInfo = ProcessStarts.Of(command) };
        process.StartInfo.RedirectStandardInput = true;
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return new CommandRun(127, "", missing.Message);
        }

        process.StandardInput.Close();
        return await FinishAsync(process, ct);
    }

    internal static Task<CommandRun> OfAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct) =>
        OfAsync(new ServerCommand(program, arguments, new Dictionary<string, string>(), Path.GetTempPath()), ct);

    private static async Task<CommandRun> FinishAsync(Process process, CancellationToken ct)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var error = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new CommandRun(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
