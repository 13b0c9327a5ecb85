using System.Text.Json;

namespace MlopsLab.Control;

/// <summary>Reads the models that have a champion out of the registry's list of versions.</summary>
internal static class ChampionModels
{
    public static IReadOnlyList<string> Of(JsonElement models) =>
        [.. models.EnumerateArray().Where(IsChampion).Select(version => version.GetProperty("name").GetString()).OfType<string>().Distinct()];

    public static bool IsChampion(JsonElement version) =>
        version.GetProperty("aliases").EnumerateArray().Any(alias => alias.GetString() == "champion");
}
