using Microsoft.Extensions.Options;
using MlopsLab.Features.Storage;
using MlopsLab.Messaging;

namespace MlopsLab.Features.Domain;

/// <summary>Removes the states of a dropped version: from Redis first, so that a kill in between leaves nothing there that nobody knows.</summary>
internal sealed class ViewRemoval(StateTable states, CopyReader copy, Store store, IOptions<FeaturesOptions> options)
{
    public async Task StepAsync(ViewVersion version, CancellationToken ct)
    {
        var page = await states.PageAsync($"{version.Scenario}:{version.View}", string.Empty, options.Value.BackfillStep, ct);
        string[] keys = [.. page.Select(state => state.Key)];
        if (keys.Length > 0)
        {
            await copy.RemoveAsync(keys, ct);
        }

        await store.InTransactionAsync((session, token) => keys.Length > 0 ? StateTable.RemoveAsync(session, keys, token) : ViewTable.RemoveAsync(session, version, token), ct);
    }
}
