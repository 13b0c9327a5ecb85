using System.Diagnostics;
using System.Text.Json;

namespace MlopsLab.Cli.Lab;

/// <summary>The control file of a running lab: its address, its tokens and where each node listens.</summary>
internal sealed record Control(string Url, string Token, string LabToken, int Pid, string Engine, IReadOnlyDictionary<string, string> Nodes)
{
    /// <summary>Whether the process that wrote the file still runs.</summary>
    public bool IsAlive => Exists(Pid);

    /// <summary>Null when no lab runs here.</summary>
    public static Control? Find()
    {
        try
        {
            var control = JsonSerializer.Deserialize<Control>(File.ReadAllBytes(LabHome.ControlFile), JsonSerializerOptions.Web);
            return control is { IsAlive: true } ? control : null;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <exception cref="LabException">No lab runs here.</exception>
    public static Control Get() => Find() ?? throw LabException.Negative("no lab runs here; start one with `lab up` or `dotnet run --project AppHost`");

    private static bool Exists(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
