using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry;

/// <summary>Asks the gates about a version: gathers the evidence, lets the policy judge it and writes the report down.</summary>
internal sealed class GateKeeper(Store store, EvidenceReader evidence, GatePolicies policies, GateRecorder recorder, TimeProvider clock)
{
    public static readonly Reason AtRegistration = new("gates", "the version was registered");

    private static readonly Reason NeverAsked = new("gates", "its gates had never been asked");
    private static readonly Reason OtherChampion = new("gates", "the champion is another one than that it was compared with");

    /// <summary>Only looks; whoever called writes it down.</summary>
    public async Task<GateReport> LookAsync(string model, string artifactHash, string runId, CancellationToken ct)
    {
        var (policy, from, _) = policies.Of(model);
        return GateJudge.Judge(policy, from, await evidence.ReadAsync(model, artifactHash, runId, ct), runId, clock.GetUtcNow());
    }

    /// <summary>Looks again and writes another report.</summary>
    public async Task<Outcome<Standing>> AgainAsync(string model, string version, Reason reason, CancellationToken ct)
    {
        if (await FindAsync(model, version, ct) is not { } found)
        {
            return Refusal.UnknownVersion(model, version);
        }

        if (!found.IsDeployable)
        {
            return ReviewRule.NotDeployable(found);
        }

        var report = await LookAsync(found.Model, found.ArtifactHash, found.RunId, ct);
        return await store.InTransactionAsync((session, token) => recorder.ReportAsync(session, found, report, reason, token), ct);
    }

    /// <summary>Looks when nobody has yet; before a decision also when the champion is another one by now.</summary>
    public async Task EnsureAsync(string model, string version, bool decision, CancellationToken ct)
    {
        if (await FindAsync(model, version, ct) is not { IsDeployable: true } found)
        {
            return;
        }

        await using var connection = await store.OpenReadAsync(ct);
        var report = (await GateStore.StandingAsync(connection, model, found.Number, ct)).Report;
        var champion = decision && report is not null && await ChampionAsync(connection, model, ct) is { } hash && hash != report.Champion && hash != found.ArtifactHash;
        if (report is null || champion)
        {
            await AgainAsync(model, version, report is null ? NeverAsked : OtherChampion, ct);
        }
    }

    /// <summary>A person lets a version pass that these gates block; without names, all that do.</summary>
    public async Task<Outcome<Standing>> OverrideAsync(string model, string version, IReadOnlyList<string> gates, Reason reason, CancellationToken ct)
    {
        await EnsureAsync(model, version, decision: false, ct);
        if (await FindAsync(model, version, ct) is not { } found)
        {
            return Refusal.UnknownVersion(model, version);
        }

        var people = policies.Of(model).Policy.People;
        return await store.InTransactionAsync(
            async (session, token) =>
            {
                var standing = await GateStore.StandingAsync(session, found.Model, found.Number, token);
                IReadOnlyList<string> named = gates.Count > 0 ? gates : [.. standing.Blocking.Select(gate => gate.Gate)];
                return GateRule.CheckPerson(reason.By, people) is { } nobody ? nobody
                    : GateRule.CheckOverride(found, standing, named) is { } refused ? refused
                    : (Outcome<Standing>)await recorder.OverrideAsync(session, found, standing, named, reason, token);
            },
            ct);
    }

    /// <summary>Why this version must not serve, or this person not let it.</summary>
    public async Task<Refusal?> CheckApprovalAsync(Db db, ModelVersion version, Reason reason, CancellationToken ct) =>
        GateRule.CheckPerson(reason.By, policies.Of(version.Model).Policy.People) ?? await CheckAsync(db, version, ct);

    public static async Task<Refusal?> CheckAsync(Db db, ModelVersion version, CancellationToken ct) =>
        GateRule.Check(version, await GateStore.StandingAsync(db, version.Model, version.Number, ct));

    /// <summary>The policy wants nobody's word for a version that passes everything.</summary>
    public bool ApprovesItself(string model, Standing standing) => standing.Verdict == GateVerdict.Passed && standing.Overrides.Count == 0 && policies.Of(model).Policy.Automatic;

    private async Task<ModelVersion?> FindAsync(string model, string version, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return VersionNumber.Parse(version) is { } number ? await VersionStore.FindAsync(connection, model, number, ct) : null;
    }

    private static async Task<string?> ChampionAsync(Db db, string model, CancellationToken ct) =>
        await AliasStore.FindAsync(db, model, AliasName.Champion, ct) is { } alias && await VersionStore.FindAsync(db, model, alias.Version, ct) is { IsDeployable: true } champion
            ? champion.ArtifactHash
            : null;
}
