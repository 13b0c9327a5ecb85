using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Domain.Search;
using MlopsLab.Registry.Storage;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Registry.Mlflow.Webhooks;

internal sealed partial class WebhookApi(Store store, Journal journal, WebhookSender sender, IOptions<RegistryOptions> options, TimeProvider clock)
{
    private const int Usual = 100;
    private const int Most = 1_000;
    private const int LongestText = 2_000;

    public Task<JsonObject> CreateAsync(MlflowCall call, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        call.Required("name");
        call.Required("url");
        var made = Changed(call, new WebhookRow { Id = Guid.NewGuid().ToString(), CreatedAt = now }) with { UpdatedAt = now };
        return made.Events.Length == 0
            ? throw MlflowException.MissingParameter("events")
            : store.InTransactionAsync((session, token) => SaveAsync(session, made, "webhook.created", token), ct);
    }

    public async Task<JsonObject> GetAsync(MlflowCall call, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return Show(await WebhookStore.GetAsync(connection, call.Required("id"), ct));
    }

    public async Task<JsonObject> ListAsync(MlflowCall call, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var page = Page<WebhookRow>.Of(await WebhookStore.AllAsync(connection, ct), Sizes.Of(call, Usual, Most), call.Text("page_token"));
        return ModelJson.Page("webhooks", page.Items.Select(Json), page.NextToken);
    }

    public Task<JsonObject> UpdateAsync(MlflowCall call, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var changed = Changed(call, await WebhookStore.GetAsync(session, call.Required("id"), token)) with { UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds() };
            return await SaveAsync(session, changed, "webhook.updated", token);
        },
        ct);

    public Task<JsonObject> DeleteAsync(MlflowCall call, CancellationToken ct) => store.InTransactionAsync(
        async (session, token) =>
        {
            var webhook = await WebhookStore.GetAsync(session, call.Required("id"), token);
            await WebhookStore.DeleteAsync(session, webhook.Id, token);
            await journal.AddAsync(session, new Change("webhook.deleted", webhook.Id, []), RegisteredModels.Reason, token);
            return new JsonObject();
        },
        ct);

    public async Task<JsonObject> TestAsync(MlflowCall call, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        var webhook = await WebhookStore.GetAsync(connection, call.Required("id"), ct);
        var fact = call.Has("event") ? WebhookEvent.Parse(call.Part("event")) : webhook.Subscribed.First();
        return new JsonObject { ["result"] = await TryAsync(webhook, fact, ct) };
    }

    private async Task<JsonObject> TryAsync(WebhookRow webhook, WebhookEvent fact, CancellationToken ct)
    {
        try
        {
            var body = WebhookOutbox.Body(fact, (JsonObject)fact.Example.DeepClone(), clock.GetUtcNow());
            var (status, answer) = await sender.SendAsync(webhook, Guid.NewGuid().ToString(), body, ct);
            return new JsonObject { ["success"] = (int)status < 400, ["response_status"] = (int)status, ["response_body"] = answer };
        }
        catch (Exception failed) when (!ct.IsCancellationRequested && failed is HttpRequestException or IOException or OperationCanceledException)
        {
            return new JsonObject { ["success"] = false, ["error_message"] = $"Failed to test webhook: {failed.InnerException?.Message ?? failed.Message}" };
        }
    }

    // The secret is written down for signing, and shown or told to nobody.
    private async Task<JsonObject> SaveAsync(StoreSession session, WebhookRow webhook, string action, CancellationToken ct)
    {
        await WebhookStore.SaveAsync(session, webhook, ct);
        var details = new JsonObject { ["name"] = webhook.Name, ["url"] = webhook.Url, ["events"] = webhook.Events, ["status"] = webhook.Status };
        await journal.AddAsync(session, new Change(action, webhook.Id, details), RegisteredModels.Reason, ct);
        return Show(webhook);
    }

    private WebhookRow Changed(MlflowCall call, WebhookRow before)
    {
        var events = call.Items("events").Select(WebhookEvent.Parse).Select(one => one.Name).Distinct().ToList();
        var after = before with
        {
            Name = call.Text("name") ?? before.Name,
            Description = call.Text("description") ?? before.Description,
            Url = call.Text("url") ?? before.Url,
            Secret = call.Text("secret") ?? before.Secret,
            Status = call.Text("status")?.ToUpperInvariant() ?? before.Status,
            Events = events.Count > 0 ? string.Join(',', events) : before.Events,
        };
        return !NameShape().IsMatch(after.Name) ? throw MlflowException.Invalid($"Webhook name '{after.Name}' is invalid: use letters, digits, '_', '-' and '.', at most 63 characters.")
            : after.Status is not (WebhookRow.Active or WebhookRow.Disabled) ? throw MlflowException.Invalid($"Invalid webhook status '{after.Status}'. Valid are ACTIVE, DISABLED.")
            : after.Url.Length > LongestText || after.Description.Length > LongestText || after.Secret.Length > LongestText ? throw MlflowException.Invalid($"A webhook's url, description and secret have at most {LongestText} characters.")
            : PublicAddress.ProblemOf(after.Url, options.Value.AllowPrivateWebhooks) is { } problem ? throw MlflowException.Invalid($"Invalid webhook URL: {problem}.")
            : after;
    }

    private static JsonObject Show(WebhookRow webhook) => new() { ["webhook"] = Json(webhook) };

    private static JsonObject Json(WebhookRow webhook)
    {
        var json = new JsonObject
        {
            ["webhook_id"] = webhook.Id,
            ["name"] = webhook.Name,
            ["description"] = webhook.Description,
            ["url"] = webhook.Url,
            ["status"] = webhook.Status,
            ["creation_timestamp"] = webhook.CreatedAt,
            ["last_updated_timestamp"] = webhook.UpdatedAt,
        };
        ModelJson.Put(json, "events", webhook.Subscribed.Select(one => one.ToJson()));
        return json;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][\w.\-]{0,62}\z")]
    private static partial Regex NameShape();
}
