using MlopsLab.Features.Storage;
using MlopsLab.Scenarios;

namespace MlopsLab.Features.Domain;

internal static class ViewChanges
{
    /// <param name="active">The definition of the active version, null when there is none, or this release computes another view from it.</param>
    public static ViewChange Of(IReadOnlyList<ViewVersion> versions, Scenario? active, CompiledView file, int kept) => versions switch
    {
        _ when versions.Any(version => version.View == file.Pipeline.View) => ViewChange.Nothing,
        _ when versions.All(version => version.Records + version.Refused == 0) => ViewChange.Adopt,
        _ when versions.Count >= kept => ViewChange.TooMany,
        _ when active is null || !active.HasRowsLike(file.Scenario) => ViewChange.BuildAndSwitch,
        _ => ViewChange.Build,
    };
}
