using System.Buffers;
using System.Text.Json;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Replays;

/// <summary>Repairs the fields of a row: each map says what a field becomes, from the values as they came, all at once.</summary>
internal sealed class RowMapping
{
    private readonly MapTarget[] _targets;
    private readonly HashSet<string> _dropped;
    private readonly string[] _names;

    private RowMapping(MapTarget[] targets, HashSet<string> dropped, string[] names) => (_targets, _dropped, _names) = (targets, dropped, names);

    /// <summary>Leaves every row as it is.</summary>
    public static RowMapping None { get; } = new([], [], []);

    public bool IsNothing => _targets.Length == 0;

    /// <summary>Positions of the fields that it sets.</summary>
    public IEnumerable<int> Targets => _targets.Select(target => target.Index);

    /// <summary>Everything wrong with the maps, each with its remedy.</summary>
    /// <param name="seen">Names of fields that the rows have besides the scenario's.</param>
    public static (RowMapping? Mapping, IReadOnlyList<string> Errors) Parse(IReadOnlyList<string> maps, Scenario scenario, IReadOnlySet<string> seen)
    {
        var (errors, targets, names) = (new List<string>(), new List<MapTarget>(), new List<string>());
        foreach (var map in maps.SelectMany(text => text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (MapTarget.Parse(map, scenario, seen, names, errors) is { } target && targets.All(known => known.Index != target.Index))
            {
                targets.Add(target);
            }
        }

        var dropped = names.Where(name => scenario.IndexOf(name) < 0).ToHashSet(StringComparer.Ordinal);
        return errors.Count > 0 ? (null, errors) : (new RowMapping([.. targets], dropped, [.. names]), []);
    }

    /// <summary>The fields after the maps; fields the scenario doesn't have are left out once a map used them.</summary>
    public ReadOnlyMemory<byte> Apply(JsonElement fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer);
        var values = new RawValues(fields, _names);
        json.WriteStartObject();
        foreach (var member in fields.EnumerateObject().Where(member => !_dropped.Contains(member.Name) && _targets.All(target => target.Name != member.Name)))
        {
            member.WriteTo(json);
        }

        foreach (var target in _targets)
        {
            json.WritePropertyName(target.Name);
            target.Write(json, values);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
