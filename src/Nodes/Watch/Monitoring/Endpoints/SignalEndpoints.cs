using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Messaging;
using MlopsLab.Monitoring.Domain;
using MlopsLab.Monitoring.Storage;

namespace MlopsLab.Monitoring.Endpoints;

internal static class SignalEndpoints
{
    public static void MapSignals(this WebApplication app)
    {
        app.MapGet("/signals", Signals);
        app.MapGet("/alerts", Alerts);
        app.MapGet("/inhibited", Inhibited);
        app.MapGet("/beat", (Beat beat) => TypedResults.Ok(new { beat.Last.At }));
    }

    private static async Task<Ok<IReadOnlyList<InhibitedView>>> Inhibited(Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok(await HoldTable.InhibitedAsync(connection, ct));
    }

    private static Ok<IReadOnlyList<Signal>> Signals(Beat beat) => TypedResults.Ok(beat.Last.Signals);

    private static async Task<Ok<IReadOnlyList<OpenAlert>>> Alerts(Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return TypedResults.Ok(await AlertStore.OpenAsync(connection, ct));
    }
}
