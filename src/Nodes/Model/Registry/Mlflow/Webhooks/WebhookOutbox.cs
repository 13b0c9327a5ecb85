using System.Globalization;
using System.Text.Json.Nodes;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Mlflow.Webhooks;

/// <summary>Writes down, in the transaction of a change, which webhooks are to be told of it.</summary>
internal static class WebhookOutbox
{
    public static async Task AddAsync(StoreSession session, Change change, AuditRow row, CancellationToken ct)
    {
        if (WebhookEvent.Of(change) is not { } fact)
        {
            return;
        }

        foreach (var webhook in (await WebhookStore.AllAsync(session, ct)).Where(webhook => webhook.Status == WebhookRow.Active && webhook.Subscribed.Contains(fact)))
        {
            var body = Body(fact, fact.PayloadOf(change.Details), DateTimeOffset.FromUnixTimeMilliseconds(row.At));
            await WebhookStore.AddDeliveryAsync(session, new DeliveryRow { Id = Guid.NewGuid().ToString(), Webhook = webhook.Id, Number = row.Seq, Body = body }, ct);
        }
    }

    public static string Body(WebhookEvent fact, JsonObject payload, DateTimeOffset at) => new JsonObject
    {
        ["entity"] = fact.Entity,
        ["action"] = fact.Action,
        ["timestamp"] = at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
        ["data"] = payload,
    }.ToJsonString();
}
