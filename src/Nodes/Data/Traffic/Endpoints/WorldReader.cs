using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Endpoints;

/// <summary>Reads what is asked of a world.</summary>
internal static class WorldReader
{
    public static (WorldSwitch? On, ProblemHttpResult? Refusal) Read(WorldCard card, WorldOrder order, DateTimeOffset now)
    {
        if (order.Strength is not (>= 0 and <= 1 and var strength))
        {
            return Refuse("strength", order.Strength is null ? "is missing" : $"is {order.Strength}", $"Give 0 to 1; {card.Strength}.");
        }

        var until = order.For is null ? (TimeSpan?)null : Span.Read(order.For);
        if (order.For is not null && until is null)
        {
            return Refuse("for", $"is \"{Short(order.For)}\"", $"Write a number and s, m, h or d, for example \"2m\", {Span.Longest.TotalDays:0} days at most; or leave it out.");
        }

        if (card.Variant(order.Variant) is not { } variant)
        {
            return Refuse("variant", $"is \"{Short(order.Variant)}\"", card.Variants.Count == 0
                ? $"World '{card.Name}' has none: leave it out."
                : $"Give one of {string.Join(", ", card.Variants.Select(one => one.Name))}, or leave it out.");
        }

        return order.Field is { } field && !variant.Fields.Contains(field)
            ? Refuse("field", $"is \"{Short(field)}\"", variant.Fields.Count == 0
                ? $"World '{card.Name}' hits no single field: leave it out."
                : $"Give one of {string.Join(", ", variant.Fields)}, or leave it out.")
            : (new(card.Name, strength, variant.Name, order.Field ?? variant.Fields.FirstOrDefault(), now, now + until, Touched: 0), null);
    }

    private static (WorldSwitch?, ProblemHttpResult?) Refuse(string field, string problem, string remedy) => (null, Problem.Invalid(field, problem, remedy));

    private static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
}
