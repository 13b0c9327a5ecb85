using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

/// <summary>Where an alias pointed, since when, who moved it there and why, and whether the version was approved by then.</summary>
internal sealed record ServedAlias(
    string Alias, string Version, DateTimeOffset Since, MoveKind Kind, string? From, string By, string Why, string? ApprovedBy, string? ApprovedWhy, Bundle? Bundle)
{
    public static ServedAlias Of(HistoryRow line, IReadOnlyList<HistoryRow> until, ModelVersion? version)
    {
        var judged = until.LastOrDefault(one => one.Alias is null && one.ToVersion == line.ToVersion);
        var approved = judged?.Kind == nameof(MoveKind.Approved) ? judged : null;
        return new ServedAlias(
            line.Alias ?? "",
            VersionNumber.Text(line.ToVersion),
            DateTimeOffset.FromUnixTimeMilliseconds(line.MadeAt),
            Enum.Parse<MoveKind>(line.Kind),
            line.FromVersion is { } from ? VersionNumber.Text(from) : null,
            line.MadeBy,
            line.Why,
            approved?.MadeBy,
            approved?.Why,
            version is { IsDeployable: true } && line.Epoch is { } epoch ? Bundle.Of(version, epoch) : null);
    }
}
