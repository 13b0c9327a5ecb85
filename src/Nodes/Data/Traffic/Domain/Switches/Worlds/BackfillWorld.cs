using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches.Worlds;

/// <summary>The source corrects the past: hours later a record comes again with its old event time and another amount.</summary>
internal sealed class BackfillWorld : IWayWorld
{
    private const string Append = "append";
    private const string Rewrite = "rewrite";

    public WorldCard Card { get; } = new(
        "backfill",
        "2 to 12 h of scenario time later a record comes again with its old event time and 1.05 to 1.5 times the amount: as a declared backfill under its id (rewrite), undeclared (silent), or under a new id (append)",
        "s: share of the records",
        new WorldVariant(Rewrite),
        new WorldVariant("silent"),
        new WorldVariant(Append));

    public Dispatch Divert(Dispatch dispatch, ref Draws draws, WorldSwitch on)
    {
        var due = dispatch.Payment.At + TimeSpan.FromHours(draws.Between(2, 12));
        var changed = Larger(dispatch.Record, draws.Between(1.05, 1.5));
        return dispatch with { Resent = new(on.Variant == Append ? changed with { Id = changed.Id + "-b" } : changed, on.Variant == Rewrite ? HeldRecord.Backfill : HeldRecord.Again, due) };
    }

    private static WireRecord Larger(WireRecord record, double factor)
    {
        var fields = JsonNode.Parse(record.Fields.Span) as JsonObject ?? [];
        if (fields["amount"] is JsonValue value && value.TryGetValue<double>(out var amount))
        {
            fields["amount"] = Math.Round(amount * factor, 2);
        }

        return record with { Fields = JsonSerializer.SerializeToUtf8Bytes(fields) };
    }
}
