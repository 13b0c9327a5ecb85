namespace MlopsLab.Cli.Truth;

internal sealed record TruthLine(string Id, bool Fraud, string? Pattern, bool Reported, IReadOnlyList<string>? Worlds, bool Sent = true);
