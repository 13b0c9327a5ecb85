using System.ComponentModel;
using System.Diagnostics;

namespace MlopsLab.Hosting.Choice;

/// <summary>A program run to its end or to its time limit; no exit code means the limit was reached.</summary>
internal sealed record QuickRun(int? ExitCode, string Output)
{
    private const int NotFound = 127;

    public static async Task<QuickRun> OfAsync(string program, IEnumerable<string> arguments, string folder, TimeSpan limit)
    {
        try
        {
            using var process = Process.Start(StartOf(program, arguments, folder)) ?? throw new Win32Exception();
            return await FinishAsync(process, limit);
        }
        catch (Win32Exception missing)
        {
            return new(NotFound, missing.Message);
        }
    }

    private static ProcessStartInfo StartOf(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1";
        return start;
    }

    private static async Task<QuickRun> FinishAsync(Process process, TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new(null, "");
        }
    }
}
