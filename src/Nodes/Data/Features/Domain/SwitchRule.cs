using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Domain;

/// <summary>Whether a version may become the active one, and whether one may be dropped.</summary>
internal static class SwitchRule
{
    /// <summary>Why not, null when it may. What is only dangerous can be forced.</summary>
    public static string? Refusal(IReadOnlyList<ViewVersion> versions, ViewVersion wanted, Champion champion, bool force) => wanted.Phase switch
    {
        ViewPhase.Building => $"View {wanted.View} isn't computed yet ({wanted.Records + wanted.Refused} records so far)",
        ViewPhase.Dropped => $"View {wanted.View} is being removed",
        _ when force => null,
        _ when !champion.IsKnown => "The registry can't be asked which view the serving model needs",
        _ when champion.View is { } needed && !versions.Any(version => version.View == needed && ViewPhase.Follows(version.Phase)) =>
            $"The serving model {wanted.Scenario}/{champion.Version} was trained on view {needed}, which isn't kept: nothing would compute its inputs",
        _ => null,
    };

    /// <inheritdoc cref="Refusal"/>
    public static string? DropRefusal(ViewVersion dropped, Champion champion, bool force) => dropped.Phase switch
    {
        ViewPhase.Active => $"View {dropped.View} is the active one",
        _ when force => null,
        _ when !champion.IsKnown => "The registry can't be asked which view the serving model needs",
        _ when champion.View == dropped.View => $"The serving model {dropped.Scenario}/{champion.Version} was trained on view {dropped.View}",
        _ => null,
    };
}
