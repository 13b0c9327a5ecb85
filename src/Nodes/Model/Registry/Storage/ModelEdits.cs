using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Storage;

/// <summary>What is written on models and versions, and their going: each call is part of the session's transaction and in the audit trail.</summary>
internal sealed class ModelEdits(AliasMover aliases, Journal journal, TimeProvider clock)
{
    public async Task<Outcome<ModelRow>> CreateAsync(
        StoreSession session, string name, string description, IReadOnlyDictionary<string, string> tags, Reason reason, CancellationToken ct)
    {
        if (await ModelStore.FindAsync(session, name, ct) is not null)
        {
            return Refusal.Exists(name);
        }

        var at = clock.GetUtcNow();
        await ModelStore.EnsureAsync(session, name, at, ct);
        await ModelStore.DescribeAsync(session, name, description, at, ct);
        await PutTagsAsync(session, name, TagStore.OfModel, tags, ct);
        await journal.AddAsync(session, Change.OfModel(Actions.ModelCreated, name, Written(description, tags)), reason, ct);
        return (await ModelStore.FindAsync(session, name, ct)).Known();
    }

    public async Task<Outcome<ModelRow>> DescribeAsync(StoreSession session, ModelRow model, string description, Reason reason, CancellationToken ct)
    {
        await ModelStore.DescribeAsync(session, model.Name, description, clock.GetUtcNow(), ct);
        await journal.AddAsync(session, Change.OfModel(Actions.ModelDescribed, model.Name, new JsonObject { ["description"] = description }), reason, ct);
        return model;
    }

    public async Task<Outcome<ModelVersion>> DescribeAsync(StoreSession session, ModelVersion version, string description, Reason reason, CancellationToken ct)
    {
        var changed = version with { Description = description, UpdatedAt = clock.GetUtcNow() };
        await VersionStore.SaveAsync(session, changed, ct);
        await journal.AddAsync(session, Change.OfVersion(Actions.Described, version, new JsonObject { ["description"] = description }), reason, ct);
        return changed;
    }

    public async Task<Outcome<ModelRow>> TagAsync(StoreSession session, ModelRow model, string key, string value, Reason reason, CancellationToken ct)
    {
        await TagStore.SetAsync(session, new TagRow { Model = model.Name, Key = key, Value = value }, ct);
        await journal.AddAsync(session, Change.OfModel(Actions.ModelTagSet, model.Name, new JsonObject { ["key"] = key, ["value"] = value }), reason, ct);
        return model;
    }

    /// <summary>A tag that is not there needs no deleting.</summary>
    public async Task<Outcome<ModelRow>> UntagAsync(StoreSession session, ModelRow model, string key, Reason reason, CancellationToken ct)
    {
        if (await TagStore.DeleteAsync(session, model.Name, TagStore.OfModel, key, ct) > 0)
        {
            await journal.AddAsync(session, Change.OfModel(Actions.ModelTagDeleted, model.Name, new JsonObject { ["key"] = key }), reason, ct);
        }

        return model;
    }

    public async Task<Outcome<ModelVersion>> TagAsync(StoreSession session, ModelVersion version, string key, string value, Reason reason, CancellationToken ct)
    {
        await TagStore.SetAsync(session, new TagRow { Model = version.Model, Number = version.Number, Key = key, Value = value }, ct);
        await journal.AddAsync(session, Change.OfVersion(Actions.TagSet, version, new JsonObject { ["key"] = key, ["value"] = value }), reason, ct);
        return version;
    }

    /// <inheritdoc cref="UntagAsync(StoreSession, ModelRow, string, Reason, CancellationToken)"/>
    public async Task<Outcome<ModelVersion>> UntagAsync(StoreSession session, ModelVersion version, string key, Reason reason, CancellationToken ct)
    {
        if (await TagStore.DeleteAsync(session, version.Model, version.Number, key, ct) > 0)
        {
            await journal.AddAsync(session, Change.OfVersion(Actions.TagDeleted, version, new JsonObject { ["key"] = key }), reason, ct);
        }

        return version;
    }

    public async Task<Outcome<ModelVersion>> UnsetAsync(StoreSession session, string model, string alias, Reason reason, CancellationToken ct)
    {
        if (await AliasStore.FindAsync(session, model, alias, ct) is not { } row || await VersionStore.FindAsync(session, model, row.Version, ct) is not { } version)
        {
            return Refusal.UnknownAlias(model, alias);
        }

        if (AliasRule.CheckUnset(version, alias) is { } refused)
        {
            return refused;
        }

        await aliases.RemoveAsync(session, model, alias, reason, ct);
        return version;
    }

    /// <summary>The version is no longer shown nor found, its number stays used, and aliases nobody serves by go with it.</summary>
    public async Task<Outcome<ModelVersion>> DeleteVersionAsync(StoreSession session, ModelVersion version, Reason reason, CancellationToken ct)
    {
        var held = (await AliasStore.AllAsync(session, version.Model, ct)).Where(alias => alias.Version == version.Number).Select(alias => alias.Alias).ToList();
        if (RemovalRule.CheckDelete(version, held) is { } refused)
        {
            return refused;
        }

        foreach (var alias in held)
        {
            await aliases.RemoveAsync(session, version.Model, alias, reason, ct);
        }

        await VersionStore.DeleteAsync(session, version, clock.GetUtcNow(), ct);
        await ModelStore.TouchAsync(session, version.Model, clock.GetUtcNow(), ct);
        await TagStore.DropAsync(session, version.Model, version.Number, ct);
        await journal.AddAsync(session, Change.OfVersion(Actions.Deleted, version), reason, ct);
        return version;
    }

    public async Task<Outcome<ModelRow>> DeleteModelAsync(StoreSession session, ModelRow model, Reason reason, CancellationToken ct)
    {
        var held = await AliasStore.AllAsync(session, model.Name, ct);
        var versions = await VersionStore.AllAsync(session, model.Name, ct);
        var refused = versions
            .Select(version => RemovalRule.CheckDelete(version, held.Where(alias => alias.Version == version.Number).Select(alias => alias.Alias)))
            .FirstOrDefault(refusal => refusal is not null);
        if (refused is not null)
        {
            return refused;
        }

        foreach (var version in versions)
        {
            await DeleteVersionAsync(session, version, reason, ct);
        }

        await ModelStore.DeleteAsync(session, model.Name, clock.GetUtcNow(), ct);
        await TagStore.DropAsync(session, model.Name, TagStore.OfModel, ct);
        await journal.AddAsync(session, Change.OfModel(Actions.ModelDeleted, model.Name), reason, ct);
        return model;
    }

    public async Task<Outcome<ModelRow>> RenameAsync(StoreSession session, ModelRow model, string newName, Reason reason, CancellationToken ct)
    {
        if (newName == model.Name)
        {
            return model;
        }

        var versions = await VersionStore.AllAsync(session, model.Name, ct);
        var held = await AliasStore.AllAsync(session, model.Name, ct);
        var pairs = held.SelectMany(alias => versions.Where(version => version.Number == alias.Version).Select(version => (version, alias.Alias)));
        if (RemovalRule.CheckRename(model.Name, pairs) is { } refused)
        {
            return refused;
        }

        if (await ModelStore.FindAnyAsync(session, newName, ct) is { } taken && (taken.DeletedAt is null || await VersionStore.HadAnyAsync(session, newName, ct)))
        {
            return taken.DeletedAt is null ? Refusal.Exists(newName) : Refusal.NameUsedUp(newName);
        }

        await ModelStore.RenameAsync(session, model.Name, newName, clock.GetUtcNow(), ct);
        await journal.AddAsync(session, Change.OfModel(Actions.ModelRenamed, model.Name, new JsonObject { ["new_name"] = newName }), reason, ct);
        return (await ModelStore.FindAsync(session, newName, ct)).Known();
    }

    public static async Task PutTagsAsync(StoreSession session, string model, long number, IReadOnlyDictionary<string, string> tags, CancellationToken ct)
    {
        foreach (var (key, value) in tags)
        {
            await TagStore.SetAsync(session, new TagRow { Model = model, Number = number, Key = key, Value = value }, ct);
        }
    }

    /// <summary>Description and tags, as the audit trail and webhooks tell them.</summary>
    public static JsonObject Written(string description, IReadOnlyDictionary<string, string> tags) => new()
    {
        ["tags"] = new JsonObject(tags.Select(tag => KeyValuePair.Create<string, JsonNode?>(tag.Key, tag.Value))),
        ["description"] = description,
    };
}
