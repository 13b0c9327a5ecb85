using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Endpoints;

/// <summary>What a version was made of, as far as it is known.</summary>
internal sealed record LineageView(string? Run, string? Snapshot, string? View, string? Learner, string? Code, string? Source)
{
    public static LineageView Of(ModelVersion version) => new(
        Known(version.RunId), Known(version.SnapshotId), Known(version.View), Known(version.Learner), Known(version.Code), Known(version.Source));

    private static string? Known(string text) => text.Length > 0 ? text : null;
}
