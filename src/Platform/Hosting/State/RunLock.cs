using System.Globalization;
using System.Text.Json;
using Aspire.Hosting;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.State;

/// <summary>Only one lab runs in a folder; the system takes the lock back even when its holder is killed.</summary>
internal sealed class RunLock : IDisposable
{
    // EWOULDBLOCK of flock(2) on Linux and macOS, ERROR_SHARING_VIOLATION on Windows: somebody else holds it.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream held;

    private RunLock(FileStream held) => this.held = held;

    public static RunLock Take(LabFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Run);
            return new(new FileStream(Path.Combine(folder.Run, "lab.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException taken) when (HeldByAnother.Contains(taken.HResult))
        {
            throw new AlreadyRunningException(folder.Root, Holder(folder), ConsoleOf(folder));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException(
                $"The lab cannot write its folder {folder.Root}: {failure.Message} Make it writable and see that its disk has room, or set LAB_HOME to another folder.");
        }
    }

    public void Dispose() => held.Dispose();

    private static string? Holder(LabFolder folder) => Leftovers.Read(folder.Children)?.Pid.ToString(CultureInfo.InvariantCulture);

    private static string? ConsoleOf(LabFolder folder)
    {
        try
        {
            using var control = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Run, "control.json")));
            return control.RootElement.GetProperty("nodes").GetProperty("console").GetString();
        }
        catch (Exception unknown) when (unknown is IOException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
