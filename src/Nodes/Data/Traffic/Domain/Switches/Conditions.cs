using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Domain.Switches;

/// <summary>The worlds that are on, and what they make of payments. Nothing is remembered: the same conditions make the same of the same payment.</summary>
internal sealed class Conditions
{
    public static readonly Conditions Usual = new([], evasion: 0, mostCrowd: 1);

    private readonly (ICrowdWorld World, WorldSwitch On)[] _crowd;
    private readonly (IPeopleWorld World, WorldSwitch On)[] _people;
    private readonly (IFieldsWorld World, WorldSwitch On)[] _fields;
    private readonly (IWayWorld World, WorldSwitch On)[] _ways;

    public Conditions(IReadOnlyCollection<WorldSwitch> active, double evasion, double mostCrowd)
    {
        Evasion = evasion;
        _crowd = Those<ICrowdWorld>(active);
        _people = Those<IPeopleWorld>(active);
        _fields = Those<IFieldsWorld>(active);
        _ways = Those<IWayWorld>(active);
        Crowd = Math.Min(_crowd.Aggregate(1.0, (factor, one) => factor * one.World.Crowd(one.On)), Math.Max(1, mostCrowd));
        Crime = _crowd.Aggregate(1.0, (factor, one) => factor * one.World.Crime(one.On));
    }

    public double Crowd { get; }

    public double Crime { get; }

    public double Evasion { get; }

    public bool ChangesPeople => _people.Length > 0;

    public Payment? Live(Payment payment, Scene scene)
    {
        foreach (var (world, on) in _people)
        {
            var changed = world.Change(payment, scene, on);
            if (changed is null)
            {
                return null;
            }

            payment = ReferenceEquals(changed, payment) ? payment : changed with { Worlds = [.. payment.Worlds, on.World] };
        }

        return payment;
    }

    /// <summary>The payment as it leaves now.</summary>
    public Dispatch Send(Payment payment)
    {
        var dispatch = Written(payment);
        foreach (var (world, on) in _ways)
        {
            if (Touch.Reaches(on, payment.Id, out var draws))
            {
                dispatch = world.Divert(dispatch, ref draws, on) with { Worlds = [.. dispatch.Worlds, on.World] };
            }
        }

        return dispatch;
    }

    /// <summary>The payment with its fields as the worlds leave them; the way it goes is the usual one.</summary>
    public Dispatch Written(Payment payment)
    {
        var plain = Dispatch.Plain(payment);
        List<string>? worlds = null;
        JsonObject? fields = null;
        foreach (var (world, on) in _fields)
        {
            if (Touch.Reaches(on, payment.Id, out _))
            {
                fields ??= Parse(plain.Record);
                if (world.Change(fields, payment, on))
                {
                    (worlds ??= [.. plain.Worlds]).Add(on.World);
                }
            }
        }

        return worlds is null ? plain : plain with { Record = plain.Record with { Fields = JsonSerializer.SerializeToUtf8Bytes(fields) }, Worlds = worlds };
    }

    private static JsonObject Parse(WireRecord record) => JsonNode.Parse(record.Fields.Span) as JsonObject ?? [];

    private static (T, WorldSwitch)[] Those<T>(IReadOnlyCollection<WorldSwitch> active)
        where T : IWorld =>
        [.. WorldList.All.OfType<T>().SelectMany(world => active.Where(on => on.World == world.Card.Name && on.Strength > 0).Select(on => (world, on)))];
}
