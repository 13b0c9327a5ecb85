namespace MlopsLab.Hosting.State;

/// <summary>A lab runs in this folder already.</summary>
internal sealed class AlreadyRunningException(string folder, string? pid, string? console)
    : Exception($"The lab is running already (pid {pid ?? "unknown"}{(console is null ? "" : $", console {console}")}; folder {folder}). Stop it with: ./lab down");
