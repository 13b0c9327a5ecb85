using System.Text.Json;
using MlopsLab.Hosting.State;

namespace MlopsLab.Hosting.Processes;

/// <summary>Writes down every child, on disk and with the warden, so that none outlives this process.</summary>
internal sealed class Children : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<ChildRecord> children = [];
    private readonly string file;
    private readonly Warden warden;

    private Children(string run, string file)
    {
        Run = run;
        this.file = file;
        Save();
        warden = Warden.Start(run);
    }

    /// <summary>The id of this run; every child carries it as LAB_RUN.</summary>
    public string Run { get; }

    /// <summary>Kills what an earlier run left behind and begins a new record.</summary>
    public static Children Begin(string file)
    {
        Leftovers.Kill(file);
        return new(Guid.NewGuid().ToString("N"), file);
    }

    public void Add(string name, ChildProcess child)
    {
        warden.Watch(child.Pid, child.Start);
        Change(() => children.Add(new(name, child.Pid, child.Start)));
    }

    public void Remove(ChildProcess child)
    {
        Change(() => children.RemoveAll(known => known.Pid == child.Pid));
        warden.Forget(child.Pid);
    }

    public void Dispose()
    {
        foreach (var stray in ProcessTable.Carrying("LAB_RUN", Run))
        {
            Signals.KillProcess(stray);
        }

        warden.Dispose();
        File.Delete(file);
    }

    private void Change(Action change)
    {
        lock (gate)
        {
            change();
            Save();
        }
    }

    private void Save() => PrivateFile.Write(file, JsonSerializer.Serialize(new RunRecord(Run, Environment.ProcessId, children)));
}
