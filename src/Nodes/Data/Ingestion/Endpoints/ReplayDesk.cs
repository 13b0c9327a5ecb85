using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Ingestion.Domain.Checks;
using MlopsLab.Ingestion.Domain.Holds;
using MlopsLab.Ingestion.Storage.Holds;
using MlopsLab.Ingestion.Workers;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Endpoints;

/// <summary>Begins replays: tried on the first rows, refused as a whole when they would break the contract still.</summary>
internal sealed class ReplayDesk(ReplayPlan plans, ReplayStore replays, HoldStore holds, SourceWatches watches, ScenarioClocks clocks, ReplaySignal signal, TimeProvider time)
{
    public async Task<Results<Ok<ReplayAnswer>, ProblemHttpResult>> ReplayAsync(Scenario scenario, Hold? only, ReplayOrder order, CancellationToken ct)
    {
        var rows = new List<ReplayRow>();
        var previews = new List<ReplayPreview>();
        foreach (var hold in only is null ? [.. holds.All.Where(hold => hold.Scenario == scenario.Name).Select(hold => hold.Id), string.Empty] : (string[])[only.Id])
        {
            var row = await RowAsync(scenario, hold, order, ct);
            var (repair, failure) = plans.RepairOf(row, scenario, await plans.NamesAsync(scenario.Name, hold, ct));
            if (repair is null)
            {
                return Problem.Invalid("maps", failure ?? "can't be read", "Correct them and try again; --dry-run shows what would happen.");
            }

            rows.Add(row);
            previews.Add(await plans.TryAsync(row, repair, scenario, ct));
        }

        return order.DryRun ? TypedResults.Ok(new ReplayAnswer(previews, []))
            : !order.Accept && previews.Find(preview => preview.StillBroken is not null) is { } broken
                ? Problem.Conflict($"Hold {broken.HoldId} would break the contract still: {broken.StillBroken}", $"{RemedyOf(broken.HoldId)} `--accept` takes the values as the new normal.")
            : TypedResults.Ok(await BeginAsync(scenario, rows, previews, order, ct));
    }

    private string RemedyOf(string hold) =>
        holds.Find(hold)?.Broken.Remedy is { } remedy ? string.Join(string.Empty, remedy.Split(';').Select(map => $"`--map \"{map.Trim()}\"` may repair it.")) : "Repair the rows with `--map`.";

    private async Task<ReplayRow> RowAsync(Scenario scenario, string hold, ReplayOrder order, CancellationToken ct)
    {
        var before = hold.Length == 0 ? null : (await replays.OfHoldAsync(hold, ct)).LastOrDefault();
        var arrival = (clocks.Of(scenario.Name).Now ?? DateTimeOffset.UnixEpoch).ToUnixTimeMilliseconds();
        string[] asked = [.. order.Maps ?? []];
        var maps = JsonSerializer.Serialize(asked, IngestionJson.Default.StringArray);
        return new(
            $"r-{Guid.CreateVersion7(time.GetUtcNow()):N}", scenario.Name, hold, maps, ReplayRow.Running, arrival, before?.Segment ?? 1, before?.ByteOffset ?? 0, LastSeq: 0, 0, 0, 0, null);
    }

    private async Task<ReplayAnswer> BeginAsync(Scenario scenario, List<ReplayRow> rows, List<ReplayPreview> previews, ReplayOrder order, CancellationToken ct)
    {
        foreach (var hold in rows.Select(row => holds.Find(row.HoldId)).OfType<Hold>().Where(hold => order.Accept && hold.IsOpen))
        {
            watches.Of(scenario, hold.Source)?.End("accepted as the new normal", time.GetUtcNow());
            watches.Put(new SourceWatch(scenario, hold.Source));
            await holds.ReleaseAsync(hold, ct);
        }

        foreach (var row in rows)
        {
            await replays.AddAsync(row, ct);
        }

        signal.Set();
        return new(previews, [.. rows.Select(row => row.ReplayId)]);
    }
}
