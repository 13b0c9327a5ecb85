using System.ComponentModel.DataAnnotations;

namespace MlopsLab.Gateway.Clients;

/// <summary>What clients have to look like for the gateway to start.</summary>
internal static class ClientRules
{
    private const int ShortestKey = 16;

    public static IEnumerable<ValidationResult> Check(IReadOnlyDictionary<string, ClientQuota> clients)
    {
        foreach (var (name, client) in clients)
        {
            if (client.Key.Length < ShortestKey)
            {
                yield return new($"Gateway:Clients:{name}:Key has fewer than {ShortestKey} characters.");
            }

            if (!(client.PerSecond is > 0 and <= 1_000_000) || client.Burst is not (null or >= 1 and <= 1_000_000))
            {
                yield return new($"Gateway:Clients:{name} needs a PerSecond above 0 and a Burst from 1, both up to 1000000.");
            }
        }

        if (clients.Values.GroupBy(client => client.Key, StringComparer.Ordinal).Any(same => same.Count() > 1))
        {
            yield return new("Two of Gateway:Clients have the same Key.");
        }
    }
}
