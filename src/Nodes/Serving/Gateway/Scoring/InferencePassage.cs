using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Domain;
using MlopsLab.Gateway.Upstream;

namespace MlopsLab.Gateway.Scoring;

/// <summary>
/// A request of the Open Inference Protocol on its way through: the split chooses by its id, a failing node hands over to the other,
/// and when none answers the caller gets a neutral score marked as degraded rather than an error.
/// </summary>
internal sealed class InferencePassage(RoutingTable routes, Upstreams upstreams, PredictionLog predictions, TimeProvider clock)
{
    /// <param name="version">A version the caller insists on, wherever it is loaded; null leaves it to the split.</param>
    public async Task<ProtocolAnswer> AskAsync(string model, string? version, string path, ProtocolMessage request, CancellationToken ct)
    {
        if (InferenceEnvelope.Read(request.Json) is not { } envelope)
        {
            return new(400, new(InferenceEnvelope.Error("the body is no inference request: send {\"inputs\":[{\"name\",\"shape\",\"datatype\",\"data\"}]}")));
        }

        var started = clock.GetTimestamp();
        var route = routes.For(model);
        var chosen = version is null ? Split.Choose(route, envelope.Id) : Target.Stable;
        var canaryFailed = false;
        ProtocolAnswer? unknown = null;
        foreach (var upstream in upstreams.InOrder(chosen, route))
        {
            var answer = await upstream.SendAsync(path, request, ct);
            if (answer.Status is 200 && InferenceWire.ReadAnswer(answer.Message) is { Succeeded: true } read)
            {
                Append(model, envelope.Id, upstream.Target, read.Version, read.Score, read.Score >= read.Threshold, canaryFailed, reason: null, clock.GetElapsedTime(started));
                return answer;
            }

            if (answer.Status is > 200 and < 500 and not 404 and not 429)
            {
                return answer;
            }

            unknown = answer.Status is 404 && version is not null ? answer : unknown;

            canaryFailed |= upstream.Target == Target.Canary && chosen == Target.Canary;
        }

        return unknown
            ?? (routes.Knows(model)
                ? Neutral(model, envelope, canaryFailed, clock.GetElapsedTime(started))
                : new(404, new(InferenceEnvelope.Error($"no model {model} was ever loaded; `lab model list` shows the known ones"))));
    }

    private ProtocolAnswer Neutral(string model, InferenceEnvelope envelope, bool canaryFailed, TimeSpan took)
    {
        const double NoOpinion = 0;
        Append(model, envelope.Id, Target.Rules, "rules", NoOpinion, positive: false, canaryFailed, "no inference node answered", took);
        return new(200, new(InferenceEnvelope.Degraded(model, envelope, NoOpinion)));
    }

    private void Append(string model, string id, Target target, string version, double score, bool positive, bool canaryFailed, string? reason, TimeSpan took)
    {
        var prediction = new Prediction(
            id, RecordId: null, clock.GetUtcNow(), EventTime: null, target.ToString().ToLowerInvariant(), version, score, positive ? "positive" : "negative", positive,
            took.TotalMilliseconds, Cached: false, Degraded: reason is not null, reason, canaryFailed);
        predictions.Add(model, prediction);
    }
}
