using System.Runtime.InteropServices;

namespace MlopsLab.Hosting.Processes;

/// <summary>Signals to a process or, by group, to it and all it started.</summary>
internal static partial class Signals
{
    private const int Kill = 9;
    private const int Terminate = 15;

    private static int Continue => OperatingSystem.IsMacOS() ? 19 : 18;

    public static void TerminateProcess(int pid)
    {
        _ = Send(pid, Terminate);
        _ = Send(-pid, Continue);
    }

    public static void KillGroup(int group) => _ = Send(-group, Kill);

    public static void KillProcess(int pid) => _ = Send(pid, Kill);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int pid, int signal);
}
