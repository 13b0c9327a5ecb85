using System.Collections.Concurrent;
using MlopsLab.Ingestion.Domain.Contracts;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage.Contracts;
using MlopsLab.Ingestion.Telemetry;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Workers;

/// <summary>
/// Adopts what scenario files say: gives a changed contract its version before any row is taken under it. The file counts, whoever wrote it;
/// what it breaks is recorded and told.
/// </summary>
internal sealed class ContractKeeper(
    ContractStore contracts, ScenarioCatalog scenarios, SourceWatches watches, HoldRepair repair, TimeProvider time, ILogger<ContractKeeper> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, AdoptedContract> _adopted = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Null when there is no such scenario.</summary>
    public async Task<AdoptedContract?> FindAsync(string name, CancellationToken ct) =>
        scenarios.Find(name) is { } scenario ? await CurrentAsync(scenario, ct) : null;

    /// <summary>The scenario that counts in place of the one that was just seen: most often the same.</summary>
    public async ValueTask<AdoptedContract> CurrentAsync(Scenario seen, CancellationToken ct) =>
        _adopted.TryGetValue(seen.Name, out var known) && known.Scenario.Hash == seen.Hash ? known : await LookAgainAsync(seen, ct);

    public async Task AdoptAllAsync(CancellationToken ct)
    {
        foreach (var scenario in scenarios.All())
        {
            await CurrentAsync(scenario, ct);
        }
    }

    public void Dispose() => _turn.Dispose();

    // A request may still hold what the file said a moment ago; that must not be taken for a change back.
    private async Task<AdoptedContract> LookAgainAsync(Scenario seen, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var scenario = scenarios.All().FirstOrDefault(one => one.Name == seen.Name) ?? seen;
            return _adopted.TryGetValue(seen.Name, out var known) && known.Scenario.Hash == scenario.Hash ? known : await AdoptAsync(scenario, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<AdoptedContract> AdoptAsync(Scenario scenario, CancellationToken ct)
    {
        var before = contracts.LatestOf(scenario.Name);
        var reason = await contracts.ReasonOfAsync(scenario.Name, DataContract.Of(scenario).Hash, ct);
        if (Succession.Next(before, scenario, reason, time.GetUtcNow()) is { } next)
        {
            await contracts.AddAsync(next, ct);
            Tell(before, next);
        }

        var adopted = new AdoptedContract(scenario, contracts.LatestOf(scenario.Name) ?? throw new InvalidOperationException($"Scenario {scenario.Name} has no contract."));
        watches.Renew(scenario);
        await repair.EndRepairedAsync(adopted, ct);
        _adopted[scenario.Name] = adopted;
        return adopted;
    }

    private void Tell(ContractEntry? before, ContractEntry next)
    {
        if (before is not null && next.Level == ChangeLevel.Major)
        {
            log.ContractBroke(next.Scenario, before.Version.ToString(), next.Version.ToString(), next.Why, string.Join("; ", ContractDiff.Between(before.Contract, next.Contract).Breaking));
        }
        else
        {
            log.ContractAdopted(next.Scenario, next.Version.ToString(), next.Why);
        }
    }
}
