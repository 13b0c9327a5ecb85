using Microsoft.AspNetCore.Http.HttpResults;
using MlopsLab.Messaging;
using MlopsLab.Registry.Domain;
using MlopsLab.Registry.Storage;
using MlopsLab.Scenarios;
using MlopsLab.ServiceDefaults;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<MlopsLab.Registry.Endpoints.GateView>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace MlopsLab.Registry.Endpoints;

/// <summary>The gates of a version, and the policy they follow.</summary>
internal static class GateEndpoints
{
    private const string Version = "/models/{name}/versions/{version}";

    public static void MapGates(this IEndpointRouteBuilder app)
    {
        app.MapGet($"{Version}/gates", Get);
        app.MapPost($"{Version}/gates", Again).RequireLabToken();
        app.MapPost($"{Version}/override", Override).RequireLabToken();
        app.MapGet("/gates", GetPolicy);
        app.MapPut("/gates", PutPolicy).RequireLabToken();
    }

    private static async Task<Answer> Get(string name, string version, Store store, CancellationToken ct)
    {
        await using var connection = await store.OpenReadAsync(ct);
        return VersionNumber.Parse(version) is { } number && await VersionStore.FindAsync(connection, name, number, ct) is { } found
            ? TypedResults.Ok(GateView.Of(found, await GateStore.StandingAsync(connection, name, number, ct)))
            : Refusals.Problem(Refusal.UnknownVersion(name, version));
    }

    private static async Task<Answer> Again(string name, string version, ReasonBody? body, GateKeeper gates, Store store, CancellationToken ct)
    {
        if (ReasonBody.Check(body, out var reason) is { } problem)
        {
            return problem;
        }

        var outcome = await gates.AgainAsync(name, version, reason, ct);
        return outcome.Succeeded ? await Get(name, version, store, ct) : Refusals.Problem(outcome.Refused);
    }

    private static async Task<Answer> Override(string name, string version, OverrideBody? body, GateKeeper gates, Store store, CancellationToken ct)
    {
        if (ReasonBody.Check(body, out var reason) is { } problem)
        {
            return problem;
        }

        var outcome = await gates.OverrideAsync(name, version, body?.Gates ?? [], reason, ct);
        return outcome.Succeeded ? await Get(name, version, store, ct) : Refusals.Problem(outcome.Refused);
    }

    private static Ok<PolicyView> GetPolicy(string? model, GatePolicies policies)
    {
        var (policy, from, errors) = policies.Of(model ?? "");
        return TypedResults.Ok(new PolicyView(from, policy.Hash, [.. errors.Select(error => $"{error}")], policy.Text));
    }

    private static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> PutPolicy(PolicyBody? body, GatePolicies policies, Store store, Journal journal, CancellationToken ct)
    {
        if (ReasonBody.Check(body, out var reason) is { } problem)
        {
            return problem;
        }

        var reading = GateFile.Parse(body?.Text ?? "");
        if (reading.Policy is not { } policy)
        {
            return Problem.Invalid("text", $"is no policy: {string.Join(" ", reading.Errors)}", "`lab model gates lint <file>` shows the same; nothing was changed.");
        }

        if (body?.Model is { } model && (Names.ProblemOfModel(model) ?? (Path.GetFileName(model) == model ? null : "is no folder's name")) is { } wrong)
        {
            return Problem.Invalid("model", wrong, "Leave it out for all models.");
        }

        return await WriteAsync(policy, body?.Model, reason, policies, store, journal, ct);
    }

    private static async Task<Results<Ok<PolicyView>, ProblemHttpResult>> WriteAsync(
        GatePolicy policy, string? model, Reason reason, GatePolicies policies, Store store, Journal journal, CancellationToken ct)
    {
        try
        {
            var change = Change.OfModel(Actions.PolicySet, model ?? "*", new() { ["policy"] = policy.Hash });
            await store.InTransactionAsync((session, token) => journal.AddAsync(session, change, reason, token), ct);
            var path = policies.Write(model, policy.Text);
            return TypedResults.Ok(new PolicyView(path, policy.Hash, [], policy.Text));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Problem.Conflict($"The policy can't be written: {failed.Message}", "Make the last folder of LAB_SCENARIOS writable, or set Registry__GatesFile.");
        }
    }
}
