using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MlopsLab.Scenarios;

internal static class ScenarioHash
{
    public static Scenario Seal(Scenario scenario)
    {
        var fields = new StringBuilder();
        ScenarioWriter.WriteFields(fields, scenario.Fields.Select(field => field with { Description = null }));
        CheckWriter.WriteChecks(fields, scenario.Checks.Where(check => check.Severity == CheckSeverity.Error));
        return scenario with
        {
            Hash = Of(ScenarioWriter.Write(scenario)),
            SchemaVersion = string.Create(CultureInfo.InvariantCulture, $"{scenario.Version}-{Of(fields.ToString())[..8]}"),
        };
    }

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
