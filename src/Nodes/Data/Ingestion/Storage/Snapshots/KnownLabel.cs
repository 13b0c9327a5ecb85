using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Storage;

/// <summary>An outcome and when it arrived; its line in the labels file is <c>1 2026-01-31T12:00:00.000Z</c>, or <c>-</c> for none.</summary>
internal readonly record struct KnownLabel(bool Positive, DateTimeOffset Arrival)
{
    public const string None = "-";

    public string ToLine() => $"{(Positive ? '1' : '0')} {WireValue.Of(Arrival)}";

    /// <summary>The two last members of a row as it is sent.</summary>
    public static string ToMembers(string? line) => line is null or None
        ? "\"label\":null,\"labelArrival\":null}\n"
        : $"\"label\":{line[0]},\"labelArrival\":\"{line.AsSpan(2)}\"}}\n";
}
