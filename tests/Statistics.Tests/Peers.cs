using System.Text.Json;

namespace MlopsLab.Statistics.Tests;

/// <summary>What scipy, scikit-learn, river's and MOA's authors say; Fixtures/make.py writes it.</summary>
internal static class Peers
{
    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "peers.json")));

    public static JsonElement Of(string part) => Document.RootElement.GetProperty(part);

    public static IEnumerable<JsonElement> All(string part) => Of(part).EnumerateArray();

    public static double[] Stream(string name) => [.. (Of("streams").GetProperty(name).GetString() ?? "").Select(digit => (double)(digit - '0'))];

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).GetDouble();

    /// <summary>All numbers below an element, row by row.</summary>
    public static double[] Numbers(this JsonElement element, string name) => [.. Flat(element.GetProperty(name))];

    /// <summary>Equal to nine digits, or both below 1e-300.</summary>
    public static void AssertClose(double expected, double actual, double tolerance = 1e-9) =>
        Assert.True(Math.Abs(expected - actual) <= (tolerance * Math.Abs(expected)) + 1e-14, $"{actual:R} is not {expected:R}");

    private static IEnumerable<double> Flat(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Flat) : [element.GetDouble()];
}
