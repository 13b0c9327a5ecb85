using System.Globalization;
using System.Text.Json;
using MlopsLab.Hosting.Processes;

namespace MlopsLab.Hosting.State;

/// <summary>Only one lab runs in a folder; the system takes the lock back even when its holder is killed.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream held;

    private RunLock(FileStream held) => this.held = held;

    public static RunLock Take(LabFolder folder)
    {
        Directory.CreateDirectory(folder.Run);
        var file = Path.Combine(folder.Run, "lab.lock");
        try
        {
            return new(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new AlreadyRunningException(folder.Root, Holder(folder), ConsoleOf(folder));
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
