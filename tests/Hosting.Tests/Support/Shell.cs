using System.Diagnostics;
using System.Globalization;

namespace MlopsLab.Hosting.Tests.Support;

internal static class Shell
{
    public static async Task SignalAsync(string signal, int pid)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {signal} -- {pid.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync(SampleLab.Stop);
    }
}
