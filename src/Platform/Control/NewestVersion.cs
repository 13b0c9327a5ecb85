using System.Globalization;
using System.Text.Json;

namespace MlopsLab.Control;

/// <summary>Finds the newest version that is not a champion in the registry's list of versions.</summary>
internal static class NewestVersion
{
    public static VersionOrder? Of(JsonElement models) => models.EnumerateArray()
        .Where(version => !ChampionModels.IsChampion(version) && Text(version, "status") != "rejected")
        .OrderByDescending(version => int.TryParse(Text(version, "version"), CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Select(version => new VersionOrder(Text(version, "name"), Text(version, "version"))).FirstOrDefault();

    private static string Text(JsonElement version, string property) => version.GetProperty(property).GetString() ?? "";
}
