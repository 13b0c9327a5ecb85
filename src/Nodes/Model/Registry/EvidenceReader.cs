using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Gates;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry;

/// <summary>Gathers what is known of a version: what its artifact carries, the champion on the same rows, live answers, repetitions.</summary>
internal sealed class EvidenceReader(Store store, ArtifactStore artifacts)
{
    private const string Evaluation = "evaluation.json";

    public async Task<GateEvidence> ReadAsync(string model, string hash, string runId, CancellationToken ct)
    {
        var loaded = await LoadAsync(hash, ct);
        await using var connection = await store.OpenReadAsync(ct);
        var evidence = new GateEvidence(loaded.Model, loaded.Bytes, JudgedOf(loaded), loaded.Missing)
        {
            Repeated = await RepeatedAsync(connection, runId, hash, ct),
            Machine = SpeedMeter.Machine,
            Leaks = LeaksOf(loaded.Files),
            Speed = loaded.Model is null ? null : SpeedMeter.Measure(loaded.Model, loaded.Rows?.Data),
        };
        return await ComparedAsync(connection, model, hash, evidence.Rows is { } rows
            ? evidence with { Parity = await ParityAsync(connection, model, rows.Test, ct) }
            : evidence with { Missing = loaded.Missing ?? "the rows in its artifact are not those of its model" }, ct);
    }

    private async Task<LoadedArtifact> LoadAsync(string hash, CancellationToken ct)
    {
        await using var content = (await artifacts.OpenAsync(hash, ct)).Content;
        if (content is null || content.Length > ModelArtifact.MaxBytes)
        {
            return new(content?.Length ?? 0, null, null, null, content is null ? "the registry does not hold its artifact, or it is damaged" : "its artifact is larger than a model of the lab may be");
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, ct);
        if (ModelArtifact.Read(bytes) is not { Artifact: { } model } reading)
        {
            return new(bytes.Length, null, null, null, $"its artifact can't be read: {ModelArtifact.Read(bytes).Refusal}");
        }

        var files = ArtifactFolder.IsFolder(bytes) ? ArtifactFolder.Read(bytes).Files : null;
        var rows = files?.TryGetValue(TestRows.File, out var kept) == true ? TestRows.Read(kept) : new(null, "its artifact carries no rows to judge it by; train it again");
        return new(bytes.Length, reading.Artifact, files, rows.Rows, rows.Refusal);
    }

    private static JudgedRows? JudgedOf(LoadedArtifact loaded) =>
        loaded is { Model: { } model, Rows: { } rows } && Rescoring.Scores(model, rows.Data) is { } scores ? new(rows, scores, model.Threshold) : null;

    private static async Task<Repetition?> RepeatedAsync(Db db, string runId, string hash, CancellationToken ct) =>
        await RepetitionStore.FindAsync(db, runId, ct) is { } found
            ? new(found.RunId, found.ArtifactHash == hash, DateTimeOffset.FromUnixTimeMilliseconds(found.MadeAt))
            : null;

    private async Task<GateEvidence> ComparedAsync(Db db, string model, string hash, GateEvidence evidence, CancellationToken ct)
    {
        var alias = await AliasStore.FindAsync(db, model, AliasName.Champion, ct);
        var champion = alias is null ? null : await VersionStore.FindAsync(db, model, alias.Version, ct);
        if (champion is not { IsDeployable: true })
        {
            return evidence;
        }

        if (champion.ArtifactHash == hash)
        {
            return evidence with { Champion = hash, NoChampion = "its artifact is the champion's" };
        }

        evidence = evidence with { Champion = champion.ArtifactHash };
        if (evidence.Rows is not { } rows)
        {
            return evidence;
        }

        var loaded = await LoadAsync(champion.ArtifactHash, ct);
        return loaded.Model is not { } theirs ? evidence with { NoChampion = $"version {champion.Version}: {loaded.Missing}" }
            : Rescoring.Scores(theirs, rows.Test.Data) is not { } scores ? evidence with { NoChampion = $"version {champion.Version} needs inputs that these rows don't have" }
            : evidence with { Compared = Both(rows, scores, theirs.Threshold, LearntBefore(loaded.Files)) };
    }

    private static ComparedRows Both(JudgedRows rows, double[] theirs, double threshold, DateTimeOffset? learntBefore)
    {
        int[] kept = [.. Enumerable.Range(0, rows.Count).Where(row => learntBefore is null || rows.Test.Times[row] >= learntBefore)];
        return new(
            [.. kept.Select(row => rows.Scores[row])],
            [.. kept.Select(row => theirs[row])],
            [.. kept.Select(row => rows.Test.Data.Y[row])],
            [.. kept.Select(row => rows.Test.Costs[row])],
            rows.Threshold,
            threshold,
            rows.Count - kept.Length);
    }

    private async Task<ParityCount> ParityAsync(Db db, string model, TestRows rows, CancellationToken ct)
    {
        var places = rows.Keys.Index().DistinctBy(key => key.Item).ToDictionary(key => unchecked((long)key.Item), key => key.Index);
        var answers = places.Count == 0 ? [] : (await LiveAnswerStore.AllAsync(db, model, ct)).Where(answer => places.ContainsKey(answer.RecordKey));
        var gaps = new List<double>();
        foreach (var given in answers.GroupBy(answer => answer.Version))
        {
            var version = VersionNumber.Parse(given.Key) is { } number ? await VersionStore.FindAsync(db, model, number, ct) : null;
            var scores = version is { IsDeployable: true } && (await LoadAsync(version.ArtifactHash, ct)).Model is { Fault: null } served ? Rescoring.Scores(served, rows.Data) : null;
            gaps.AddRange(scores is null ? [] : given.Select(answer => Math.Abs(scores[places[answer.RecordKey]] - answer.Score)));
        }

        return new(gaps);
    }

    private static LeakCounts? LeaksOf(IReadOnlyDictionary<string, byte[]>? files) => Member(files, "leaks")?.Deserialize<LeakCounts>(JsonSerializerOptions.Web);

    // What came from then on tested the champion; all before it was learnt from.
    private static DateTimeOffset? LearntBefore(IReadOnlyDictionary<string, byte[]>? files) =>
        Member(files, "split") is { ValueKind: JsonValueKind.Object } split && split.TryGetProperty("testFrom", out var from) && from.TryGetDateTimeOffset(out var time) ? time : null;

    private static JsonElement? Member(IReadOnlyDictionary<string, byte[]>? files, string name)
    {
        try
        {
            return files?.TryGetValue(Evaluation, out var text) == true && JsonSerializer.Deserialize<JsonElement>(text) is { ValueKind: JsonValueKind.Object } evaluation
                && evaluation.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
                ? member
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
