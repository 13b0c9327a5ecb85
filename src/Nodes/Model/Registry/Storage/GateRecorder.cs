using System.Text.Json;
using System.Text.Json.Nodes;
using MlopsLab.Contracts.Registry;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;

namespace MlopsLab.Registry.Storage;

/// <summary>Writes down what the gates found, or that a person overrode them, into the audit trail too, and announces it: all in the session's transaction.</summary>
internal sealed class GateRecorder(Journal journal, TimeProvider clock)
{
    public async Task<Standing> ReportAsync(StoreSession session, ModelVersion version, GateReport report, Reason reason, CancellationToken ct)
    {
        var before = await GateStore.StandingAsync(session, version.Model, version.Number, ct);
        var standing = new Standing(report, before.Overrides);
        await WriteAsync(session, version, standing, Line(version, standing, reason) with { Report = JsonSerializer.Serialize(report, JsonSerializerOptions.Web) }, Actions.Gated, reason, ct);
        await GateRequestStore.RemoveAsync(session, version.Model, version.Number, ct);
        return standing;
    }

    public async Task<Standing> OverrideAsync(StoreSession session, ModelVersion version, Standing before, IReadOnlyList<string> gates, Reason reason, CancellationToken ct)
    {
        var standing = new Standing(before.Report, [.. before.Overrides, new GateOverride(gates, reason.By, reason.Why, clock.GetUtcNow())]);
        await WriteAsync(session, version, standing, Line(version, standing, reason) with { Gates = JsonSerializer.Serialize(gates) }, Actions.Overridden, reason, ct);
        return standing;
    }

    private async Task WriteAsync(StoreSession session, ModelVersion version, Standing standing, GateRow line, string action, Reason reason, CancellationToken ct)
    {
        await GateStore.AddAsync(session, line, ct);
        var gates = standing.Report?.Gates ?? [];
        var details = new JsonObject
        {
            ["verdict"] = line.Verdict,
            ["policy"] = standing.Report?.Policy,
            ["champion"] = standing.Report?.Champion,
            ["gates"] = new JsonObject(gates.Select(gate => KeyValuePair.Create<string, JsonNode?>(gate.Gate, $"{gate.Outcome}: {gate.Words}"))),
            ["overridden"] = line.Gates is null ? null : JsonNode.Parse(line.Gates),
        };
        await journal.AddAsync(session, Change.OfVersion(action, version, details), reason, ct);
        await session.PublishAsync(Fact(version, standing, reason), ct);
    }

    private ModelGated Fact(ModelVersion version, Standing standing, Reason reason) => new(
        version.Model,
        version.Version,
        version.ArtifactHash,
        VerdictWords.Of(standing.Verdict),
        [.. standing.Blocking.Select(gate => gate.Gate)],
        [.. (standing.Report?.Gates ?? []).Where(gate => gate.Outcome == GateOutcome.CannotSay).Select(gate => gate.Gate)],
        standing.Report?.Policy ?? "",
        standing.IsBlocked ? [.. standing.Blocking.Select(gate => $"{gate.Gate}: {gate.Words}")] : standing.Report?.NotValidated ?? [],
        reason.By,
        reason.Why,
        clock.GetUtcNow());

    private GateRow Line(ModelVersion version, Standing standing, Reason reason) => new()
    {
        Model = version.Model,
        Number = version.Number,
        Verdict = $"{standing.Verdict}",
        MadeBy = reason.By,
        Why = reason.Why,
        MadeAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };
}
