using System.Text.Json;
using System.Text.Json.Nodes;

namespace MlopsLab.Contracts.Tests;

/// <summary>The files under Samples are frozen: they are what earlier releases wrote. A change here that breaks them needs a new version of the event, not a new sample.</summary>
public sealed class SamplesTests
{
    public static TheoryData<string> WireNames => [.. EventCatalog.ByWireName.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(WireNames))]
    public void What_an_earlier_release_wrote_is_read_and_written_without_loss(string wireName)
    {
        var sample = Sample(wireName);

        var today = Write(wireName, Read(wireName, sample));
        Assert.Empty(Missing(sample, today, wireName));
    }

    [Theory]
    [MemberData(nameof(WireNames))]
    public void What_a_later_release_adds_is_ignored(string wireName)
    {
        var later = Sample(wireName).AsObject();
        later["addedByTheNextRelease"] = new JsonObject { ["deep"] = 1 };

        Assert.NotNull(Read(wireName, later));
    }

    private static JsonNode Sample(string wireName)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Samples", $"{wireName}.json");
        Assert.True(File.Exists(file), $"Add tests/Contracts.Tests/Samples/{wireName}.json: one event as this release writes it.");
        return JsonNode.Parse(File.ReadAllText(file)) ?? throw new InvalidDataException(file);
    }

    private static object? Read(string wireName, JsonNode json) =>
        JsonSerializer.Deserialize(json.ToJsonString(), EventCatalog.ByWireName[wireName], ContractsJson.Default);

    private static JsonNode? Write(string wireName, object? fact) =>
        JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(fact, EventCatalog.ByWireName[wireName], ContractsJson.Default));

    // Everything the sample says must be there again; more may be.
    private static IEnumerable<string> Missing(JsonNode? sample, JsonNode? today, string path) => (sample, today) switch
    {
        (JsonObject old, JsonObject now) => old.SelectMany(member => Missing(member.Value, now[member.Key], $"{path}.{member.Key}")),
        (JsonArray old, JsonArray now) when old.Count == now.Count => old.SelectMany((item, index) => Missing(item, now[index], $"{path}[{index}]")),
        _ => JsonNode.DeepEquals(sample, today) ? [] : [$"{path}: {sample?.ToJsonString()} became {today?.ToJsonString()}"],
    };
}
