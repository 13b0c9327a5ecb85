using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

internal sealed record HistoryView(
    DateTimeOffset At,
    MoveKind Kind,
    string? Alias,
    string? From,
    string To,
    long? Epoch,
    string By,
    string Why)
{
    public static HistoryView Of(HistoryRow row) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(row.MadeAt),
        Enum.Parse<MoveKind>(row.Kind),
        row.Alias,
        row.FromVersion is { } from ? VersionNumber.Text(from) : null,
        VersionNumber.Text(row.ToVersion),
        row.Epoch,
        row.MadeBy,
        row.Why);
}
