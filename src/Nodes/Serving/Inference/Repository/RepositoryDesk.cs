using Microsoft.Extensions.Options;
using MlopsLab.Inference.Domain;
using MlopsLab.Inference.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Inference.Repository;

/// <summary>Loads and unloads by hand what the registry has, beside what the node follows by itself.</summary>
internal sealed class RepositoryDesk(
    Shelf shelf, ModelLoader loader, LoadFailures failures, RegistryClient registry, Store store, IOptions<InferenceOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>A version beside the one that serves.</summary>
    /// <exception cref="RepositoryRefusedException">The registry has no such version, it is damaged, or there is no room for it.</exception>
    public async Task LoadAsync(string model, string version, CancellationToken ct)
    {
        if (shelf.Find(model, version) is not null)
        {
            return;
        }

        var hash = await AskAsync(() => registry.HashAsync(model, version, ct), ct)
            ?? throw new RepositoryRefusedException(StatusCodes.Status404NotFound, $"the registry has no version {version} of {model}; `lab model list` shows them");
        var loaded = await LoadAsync(new TargetRow { Model = model, Version = version, ArtifactHash = hash }, ct);
        if (!shelf.TryKeep(loaded))
        {
            throw new RepositoryRefusedException(
                StatusCodes.Status400BadRequest,
                $"{model} {version} needs {loaded.Bytes} bytes, which {options.Value.MaxLoadedBytes} for all loaded versions do not leave; unload another version first");
        }

        await store.InTransactionAsync((session, token) => LoadedTable.AddBesideAsync(session, loaded, token), ct);
    }

    /// <summary>The version the node follows, again after an unload or for the first time.</summary>
    /// <exception cref="RepositoryRefusedException">There is none, or it can't be loaded.</exception>
    public async Task LoadServedAsync(string model, CancellationToken ct)
    {
        if (shelf.Find(model, null) is not null)
        {
            return;
        }

        await WantAsync(model, ct);
        var asked = clock.GetUtcNow();
        while (shelf.Find(model, null) is null)
        {
            if (failures.Of(model) is { } failure && failure.At >= asked)
            {
                throw new RepositoryRefusedException(StatusCodes.Status503ServiceUnavailable, $"{model} can't be loaded just now: {failure.Reason} It is tried again.");
            }

            await Task.Delay(Look, clock, ct);
        }
    }

    /// <summary>One version that does not serve.</summary>
    /// <exception cref="RepositoryRefusedException">It is not loaded, or it serves.</exception>
    public async Task UnloadAsync(string model, string version, CancellationToken ct)
    {
        var loaded = shelf.Find(model, version) ?? throw new RepositoryRefusedException(StatusCodes.Status404NotFound, $"version {version} of {model} is not loaded");
        if (!shelf.TryDrop(loaded))
        {
            throw new RepositoryRefusedException(StatusCodes.Status400BadRequest, $"version {version} is the one that serves {model}; unload the model as a whole, or move the alias first");
        }

        await store.InTransactionAsync((session, token) => LoadedTable.RemoveAsync(session, model, version, token), ct);
    }

    /// <summary>All versions; the model stays away, over a restart too, until it is loaded again or another version is to serve.</summary>
    /// <exception cref="RepositoryRefusedException">It is not loaded.</exception>
    public async Task UnloadAsync(string model, CancellationToken ct)
    {
        _ = shelf.Find(model, null) ?? throw new RepositoryRefusedException(StatusCodes.Status404NotFound, $"{model} is not loaded");
        await store.InTransactionAsync(
            async (session, token) =>
            {
                await TargetTable.LetGoAsync(session, model, token);
                await LoadedTable.RemoveAsync(session, model, version: null, token);
            },
            ct);
        shelf.Drop(model);
    }

    private async Task WantAsync(string model, CancellationToken ct)
    {
        var known = await store.InTransactionAsync((session, token) => TargetTable.WantAgainAsync(session, model, token), ct);
        if (known > 0)
        {
            return;
        }

        var champion = (await AskAsync(() => registry.ChampionsAsync(ct), ct)).FirstOrDefault(champion => champion.Model == model)
            ?? throw new RepositoryRefusedException(StatusCodes.Status404NotFound, $"the registry has no champion of {model}; `lab model list` shows its models");
        await store.InTransactionAsync((session, token) => TargetTable.WantAsync(session, model, champion.Version, champion.ArtifactHash, champion.Epoch, token), ct);
    }

    private async Task<LoadedModel> LoadAsync(TargetRow target, CancellationToken ct)
    {
        try
        {
            return await AskAsync(() => loader.LoadAsync(target, ct), ct);
        }
        catch (LoadRefusedException refused)
        {
            throw new RepositoryRefusedException(StatusCodes.Status400BadRequest, $"{target.Model} {target.Version} is refused: {refused.Message}");
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            return await ask();
        }
        catch (Exception away) when (away is HttpRequestException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new RepositoryRefusedException(StatusCodes.Status503ServiceUnavailable, $"the registry can't be asked just now ({away.Message}); try again in a moment");
        }
    }
}
