namespace MlopsLab.Servers;

/// <summary>A process to start: it stays in the foreground and starts nothing that outlives its process group.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments, unquoted.</param>
/// <param name="Environment">Variables added to (or replacing those of) the starter's environment.</param>
/// <param name="WorkingDirectory">Exists once the server was prepared.</param>
public sealed record ServerCommand(
    string FileName,
    IReadOnlyList<string> Arguments,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory);
