using System.Runtime.InteropServices;

namespace MlopsLab.Servers;

internal static partial class Signals
{
    public const int Kill = 9;
    public const int Terminate = 15;
    public static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    public static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>False when no process of the group is left.</summary>
    public static bool SendToGroup(int group, int signal) => group > 1 && Send(-group, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Send(int process, int signal);
}
