using System.Text.Json.Serialization;

namespace MlopsLab.Scenarios;

/// <summary>What the senders of a scenario's records promise and its features and models rely on: the part of a scenario that has versions.</summary>
/// <param name="Declared">The number the file gives as <c>version</c>; raised by hand it says that the change is a breaking one.</param>
public sealed record DataContract(
    int Declared,
    IReadOnlyList<Field> Fields,
    IReadOnlyList<EntityKey> Keys,
    LabelRule Label,
    IReadOnlyList<FieldCheck> Checks,
    FreshnessRule Freshness)
{
    /// <summary>SHA-256 of the canonical form: the order of fields, keys and checks and the descriptions don't count.</summary>
    [JsonIgnore]
    public string Hash => ContractJson.HashOf(this);

    /// <summary>The contract in a scenario.</summary>
    public static DataContract Of(Scenario scenario) =>
        new(scenario.Version, scenario.Fields, scenario.Keys, scenario.Label, scenario.Checks, scenario.Freshness);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not the JSON of a contract.</exception>
    public static DataContract FromJson(string json) => ContractJson.Read(json);

    /// <summary>The whole contract as JSON, descriptions and order included.</summary>
    public string ToJson() => ContractJson.Write(this);
}
