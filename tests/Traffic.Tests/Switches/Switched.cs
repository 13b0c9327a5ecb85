using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Domain.World;
using MlopsLab.Traffic.Tests.World;

namespace MlopsLab.Traffic.Tests.Switches;

/// <summary>Days of the world with some of its worlds switched on.</summary>
internal static class Switched
{
    public static WorldSwitch On(string world, double strength = 1, string? variant = null, string? field = null)
    {
        var card = WorldList.Find(world)?.Card ?? throw new InvalidOperationException($"There is no world {world}.");
        var kind = card.Variant(variant) ?? throw new InvalidOperationException($"There is no variant {variant}.");
        return new(world, strength, kind.Name, field ?? kind.Fields.FirstOrDefault(), DateTimeOffset.UnixEpoch, null, 0);
    }

    public static Conditions Conditions(params WorldSwitch[] on) => new(on, evasion: 0, mostCrowd: 100);

    public static List<Payment> Payments(int days, double towns, params WorldSwitch[] on) => Payments(days, towns, Conditions(on));

    public static List<Payment> Payments(int days, double towns, Conditions conditions)
    {
        var world = new FraudWorld(Worlds.Default);
        return [.. Enumerable.Range(0, days * 144).SelectMany(slot => world.PaymentsOf(Worlds.Monday + slot, towns, conditions))];
    }

    public static List<Dispatch> Dispatches(int days, double towns, params WorldSwitch[] on)
    {
        var conditions = Conditions(on);
        return Payments(days, towns, conditions).ConvertAll(conditions.Send);
    }

    public static JsonObject Fields(Dispatch dispatch) => Fields(dispatch.Record.Fields);

    public static JsonObject Fields(ReadOnlyMemory<byte> fields) => JsonNode.Parse(fields.Span) as JsonObject ?? [];

    /// <summary>All that leaves for a payment, as text.</summary>
    public static string Wire(Dispatch dispatch) =>
        $"{dispatch.Record.Id} {dispatch.Record.EventTime:O} {System.Text.Encoding.UTF8.GetString(dispatch.Record.Fields.Span)} {string.Join(" ", dispatch.Labels)} {dispatch.Sent} {dispatch.Twice} {dispatch.RecordLate} {dispatch.Resent?.DueAt:O}";
}
