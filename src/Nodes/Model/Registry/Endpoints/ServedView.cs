using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Endpoints;

/// <summary>What a model served at a time, and why.</summary>
/// <param name="Champion">Null when it served nothing then.</param>
/// <param name="Aliases">Where every alias pointed.</param>
internal sealed record ServedView(string Name, DateTimeOffset At, ServedAlias? Champion, IReadOnlyList<ServedAlias> Aliases)
{
    public static ServedView Of(string name, DateTimeOffset at, IReadOnlyList<HistoryRow> history, IReadOnlyList<ModelVersion> versions)
    {
        var until = history.Where(line => line.MadeAt <= at.ToUnixTimeMilliseconds()).ToList();
        var aliases = until
            .Where(line => line.Alias is not null)
            .GroupBy(line => line.Alias)
            .Select(group => group.Last())
            .Where(line => line.Kind != nameof(MoveKind.Unset))
            .Select(line => ServedAlias.Of(line, until, versions.FirstOrDefault(version => version.Number == line.ToVersion)))
            .OrderBy(alias => alias.Alias, StringComparer.Ordinal)
            .ToList();
        return new ServedView(name, at, aliases.FirstOrDefault(alias => alias.Alias == AliasName.Champion), aliases);
    }
}
