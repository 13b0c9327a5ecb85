using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MlopsLab.Scenarios;

internal static class ViewHash
{
    /// <summary>Raised when the same definition begins to give other values or another state.</summary>
    private const int CodeVersion = 1;

    public static string Of(Scenario scenario)
    {
        var fields = scenario.Fields.Select(field => $"{field.Name}|{field.Type}|{string.Join('\u001f', field.Values ?? [])}");
        var features = scenario.View.Features.Select(feature => feature.ToString());
        var keys = scenario.Keys.Select(key => key.ToString());
        var content = JsonSerializer.Serialize(new object[] { CodeVersion, fields, features, keys });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12];
    }
}
