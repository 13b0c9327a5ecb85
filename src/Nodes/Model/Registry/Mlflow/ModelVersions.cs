using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Mlflow.Tracking;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Mlflow;

internal sealed class ModelVersions(Store store, ModelEdits edits, GateKeeper gates, Journal journal, TimeProvider clock)
{
    // MLflow's own default and limit for versions.
    private const int Most = 200_000;
    private const int LongestSource = 500;
    private const int LongestChain = 10;
    private const string Commit = "mlflow.source.git.commit";

    public Task<JsonObject> CreateAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, source, tags) = (MlflowNames.Model(call), call.Required("source"), MlflowNames.Tags(call));
        if (source.Length > LongestSource)
        {
            throw MlflowException.Invalid($"Invalid model version source: it is longer than {LongestSource} characters.");
        }

        return store.InTransactionAsync(
            async (session, token) =>
            {
                await Finder.ModelAsync(session, name, token);
                var at = clock.GetUtcNow();
                var number = await VersionStore.TakeNumberAsync(session, name, at, token);
                var version = await FilledAsync(session, New(call, name, number, source, at), token);
                await VersionStore.AddAsync(session, version, token);
                await ModelStore.TouchAsync(session, name, at, token);
                await ModelEdits.PutTagsAsync(session, name, number, tags, token);
                await journal.AddAsync(session, Change.OfVersion(Actions.Registered, version, Details(version, tags)), RegisteredModels.Reason, token);
                return await ShowAsync(session, name, number, token);
            },
            ct);
    }

    public async Task<JsonObject> GetAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, number) = (MlflowNames.Model(call), MlflowNames.Version(call));
        await using var connection = await store.OpenReadAsync(ct);
        return await ShowAsync(connection, name, number, ct);
    }

    public async Task<JsonObject> DownloadUriAsync(MlflowCall call, CancellationToken ct)
    {
        var (name, number) = (MlflowNames.Model(call), MlflowNames.Version(call));
        await using var connection = await store.OpenReadAsync(ct);
        var entry = await Finder.VersionAsync(connection, name, number, ct);
        for (var copies = 0; copies < LongestChain && LabArtifacts.VersionIn(entry.Source) is { } origin; copies++)
        {
            entry = await Finder.VersionAsync(connection, origin.Model, origin.Number, ct);
        }

        return new JsonObject { ["artifact_uri"] = entry.Source };
    }

    public async Task<JsonObject> SearchAsync(MlflowCall call, CancellationToken ct)
    {
        var (clauses, orderings) = (Filter.Parse(call.Text("filter"), Grammar.Versions), OrderBy.Parse(call.Texts("order_by"), Grammar.Versions));
        var size = Sizes.Of(call, Most, Most);
        await using var connection = await store.OpenReadAsync(ct);
        var found = (await Finder.VersionsAsync(connection, null, ct))
            .Where(entry => Prompts.AreWanted(clauses) || !Prompts.Is(entry.Tags))
            .Where(entry => Match.All(clauses, entry.ValuesOf))
            .OrderByDescending(entry => orderings.Count == 0 ? entry.Version.UpdatedAt : default)
            .ThenBy(entry => entry.Version.Model, StringComparer.Ordinal)
            .ThenByDescending(entry => entry.Version.Number);
        var page = Page<ModelEntry>.Of(Sorted.By(found, orderings, (entry, field) => entry.ValuesOf(field)), size, call.Text("page_token"));
        return ModelJson.Page("model_versions", page.Items.Select(ModelJson.Of), page.NextToken);
    }

    public Task<JsonObject> UpdateAsync(MlflowCall call, CancellationToken ct)
    {
        var description = MlflowNames.Description(call);
        return ChangeAsync(call, (session, version, token) => edits.DescribeAsync(session, version, description, RegisteredModels.Reason, token), show: true, ct);
    }

    public Task<JsonObject> DeleteAsync(MlflowCall call, CancellationToken ct) => ChangeAsync(
        call, async (session, version, token) => (await edits.DeleteVersionAsync(session, version, RegisteredModels.Reason, token)).OrThrow(), show: false, ct);

    public Task<JsonObject> SetTagAsync(MlflowCall call, CancellationToken ct)
    {
        var (key, value) = (MlflowNames.Key(call.Required("key")), MlflowNames.Value(call.Text("value") ?? ""));
        return ChangeAsync(call, (session, version, token) => edits.TagAsync(session, version, key, value, RegisteredModels.Reason, token), show: false, ct);
    }

    public Task<JsonObject> DeleteTagAsync(MlflowCall call, CancellationToken ct)
    {
        var key = MlflowNames.Key(call.Required("key"));
        return ChangeAsync(call, (session, version, token) => edits.UntagAsync(session, version, key, RegisteredModels.Reason, token), show: false, ct);
    }

    public async Task<JsonObject> TransitionAsync(MlflowCall call, CancellationToken ct)
    {
        var (stage, archive) = (Stages.Canonical(call.Required("stage")), call.Flag("archive_existing_versions"));
        if (archive)
        {
            Stages.CheckArchiving(stage);
        }

        if (Stages.IsActive(stage))
        {
            await gates.EnsureAsync(MlflowNames.Model(call), VersionNumber.Text(MlflowNames.Version(call)), decision: false, ct);
        }

        return await ChangeAsync(call, (session, version, token) => MoveAsync(session, version, stage, archive, token), show: true, ct);
    }

    private async Task MoveAsync(StoreSession session, ModelVersion version, string stage, bool archive, CancellationToken ct)
    {
        if (Stages.IsActive(stage) && await GateKeeper.CheckAsync(session, version, ct) is { } blocked)
        {
            throw MlflowErrors.Of(blocked);
        }

        var others = archive ? (await VersionStore.AllAsync(session, version.Model, ct)).Where(one => one.Stage == stage && one.Number != version.Number) : [];
        foreach (var (one, target) in others.Select(one => (one, "Archived")).Append((version, stage)))
        {
            await VersionStore.SaveAsync(session, one with { Stage = target, UpdatedAt = clock.GetUtcNow() }, ct);
            await journal.AddAsync(session, Change.OfVersion(Actions.Staged, one, new JsonObject { ["from"] = one.Stage, ["to"] = target }), RegisteredModels.Reason, ct);
        }

        await ModelStore.TouchAsync(session, version.Model, clock.GetUtcNow(), ct);
    }

    private Task<JsonObject> ChangeAsync(MlflowCall call, Func<StoreSession, ModelVersion, CancellationToken, Task> change, bool show, CancellationToken ct)
    {
        var (name, number) = (MlflowNames.Model(call), MlflowNames.Version(call));
        return store.InTransactionAsync(
            async (session, token) =>
            {
                await change(session, (await Finder.VersionAsync(session, name, number, token)).Version, token);
                return show ? await ShowAsync(session, name, number, token) : [];
            },
            ct);
    }

    private static ModelVersion New(MlflowCall call, string name, long number, string source, DateTimeOffset at) =>
        new(name, number, call.Text("run_id") ?? "", VersionStatus.Registered, "", 0, "", "", "", new Dictionary<string, double>(), at)
        {
            IsOutside = true,
            Source = source,
            RunLink = call.Text("run_link") ?? "",
            Description = MlflowNames.Description(call),
        };

    // A copy of a version whose artifact the lab holds is as good as that version; of anything else only the run may tell the code.
    private static async Task<ModelVersion> FilledAsync(StoreSession session, ModelVersion version, CancellationToken ct)
    {
        if (LabArtifacts.VersionIn(version.Source) is { } origin && await VersionStore.FindAsync(session, origin.Model, origin.Number, ct) is { } source)
        {
            return version with
            {
                RunId = version.RunId.Length > 0 ? version.RunId : source.RunId,
                ArtifactHash = source.ArtifactHash,
                ArtifactBytes = source.ArtifactBytes,
                SnapshotId = source.SnapshotId,
                View = source.View,
                Learner = source.Learner,
                Metrics = source.Metrics,
                Code = source.Code,
            };
        }

        var tags = await RunStore.ValuesAsync(session, RunStore.Tag, version.RunId, ct);
        return version with { Code = tags.FirstOrDefault(tag => tag.Key == Commit)?.Value ?? "" };
    }

    private static JsonObject Details(ModelVersion version, IReadOnlyDictionary<string, string> tags)
    {
        var details = ModelEdits.Written(version.Description, tags);
        details["source"] = version.Source;
        details["run_id"] = version.RunId;
        return details;
    }

    private static async Task<JsonObject> ShowAsync(Db db, string name, long number, CancellationToken ct) =>
        new() { ["model_version"] = ModelJson.Of(await Finder.VersionAsync(db, name, number, ct)) };
}
