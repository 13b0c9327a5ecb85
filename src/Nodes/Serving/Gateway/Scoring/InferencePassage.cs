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
    public async Task<(int Status, byte[] Body)> AskAsync(string model, string path, byte[] body, CancellationToken ct)
    {
        if (InferenceEnvelope.Read(body) is not { } envelope)
        {
            return (400, InferenceEnvelope.Error("the body is no inference request: send {\"inputs\":[{\"name\",\"shape\",\"datatype\",\"data\"}]}"));
        }

        var started = clock.GetTimestamp();
        var route = routes.For(model);
        var chosen = Split.Choose(route, envelope.Id);
        var canaryFailed = false;
        foreach (var upstream in upstreams.InOrder(chosen, route))
        {
            var (status, answer) = await upstream.SendAsync(path, body, ct);
            if (status is 200 && InferenceWire.ReadAnswer(answer) is { Succeeded: true } read)
            {
                Append(model, envelope.Id, upstream.Target, read.Version, read.Score, read.Score >= read.Threshold, canaryFailed, reason: null, clock.GetElapsedTime(started));
                return (status, answer);
            }

            if (status is > 200 and < 500 and not 404 and not 429)
            {
                return (status, answer);
            }

            canaryFailed |= upstream.Target == Target.Canary && chosen == Target.Canary;
        }

        return routes.Knows(model)
            ? Neutral(model, envelope, canaryFailed, clock.GetElapsedTime(started))
            : (404, InferenceEnvelope.Error($"no model {model} was ever loaded; `lab model list` shows the known ones"));
    }

    private (int, byte[]) Neutral(string model, InferenceEnvelope envelope, bool canaryFailed, TimeSpan took)
    {
        const double NoOpinion = 0;
        Append(model, envelope.Id, Target.Rules, "rules", NoOpinion, positive: false, canaryFailed, "no inference node answered", took);
        return (200, InferenceEnvelope.Degraded(model, envelope, NoOpinion));
    }

    private void Append(string model, string id, Target target, string version, double score, bool positive, bool canaryFailed, string? reason, TimeSpan took)
    {
        var prediction = new Prediction(
            id, RecordId: null, clock.GetUtcNow(), EventTime: null, target.ToString().ToLowerInvariant(), version, score, positive ? "positive" : "negative", positive,
            took.TotalMilliseconds, Cached: false, Degraded: reason is not null, reason, canaryFailed);
        predictions.Add(model, prediction);
    }
}
