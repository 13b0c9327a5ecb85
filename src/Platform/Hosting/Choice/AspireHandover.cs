using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using MlopsLab.Hosting.Engine;

namespace MlopsLab.Hosting.Choice;

/// <summary>Builds and runs the same AppHost under Aspire, and ends as it ends.</summary>
internal static class AspireHandover
{
    public static async Task<int> RunAsync(string appHostDirectory, IReadOnlyList<string> args)
    {
        string[] arguments = ["run", "--project", appHostDirectory, "-p:UseAspire=true", "--", .. args];
        var start = new ProcessStartInfo(DotNet.Program, arguments);
        start.Environment["LAB_ENGINE_CHOSEN"] = "true";
        using var aspire = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Forward(context, aspire));
        await aspire.WaitForExitAsync();
        return aspire.ExitCode;
    }

    // Ctrl+C reaches the whole foreground group by itself; SIGTERM does not.
    private static void Forward(PosixSignalContext context, Process aspire)
    {
        context.Cancel = true;
        using var kill = Process.Start("/bin/sh", ["-c", "kill -s TERM \"$0\"", aspire.Id.ToString(CultureInfo.InvariantCulture)]);
    }
}
