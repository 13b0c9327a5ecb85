using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlopsLab.Scenarios;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DataContract))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    public static string Write(DataContract contract) => JsonSerializer.Serialize(contract, Default.DataContract);

    public static DataContract Read(string json) => JsonSerializer.Deserialize(json, Default.DataContract) ?? throw new JsonException("A contract is null.");

    public static string HashOf(DataContract contract)
    {
        var canonical = contract with
        {
            Fields = [.. contract.Fields.Select(field => field with { Description = null }).OrderBy(field => field.Name, StringComparer.Ordinal)],
            Keys = [.. contract.Keys.OrderBy(key => key.Name, StringComparer.Ordinal)],
            Checks = [.. contract.Checks.OrderBy(check => check.Name, StringComparer.Ordinal)],
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical, Default.DataContract)));
    }
}
