using MlopsLab.Contracts.Gateway;
using MlopsLab.Learning;
using MlopsLab.Messaging;
using MlopsLab.Registry.Storage;

namespace MlopsLab.Registry.Handlers;

/// <summary>Keeps the scores of every eighth record that a model itself answered, chosen by the record's key, for the parity gate.</summary>
internal sealed class PredictionMadeHandler(StoreSession session) : IHandle<PredictionMade>
{
    private const ulong Every = 8;

    public Task HandleAsync(PredictionMade fact, Delivery delivery, CancellationToken ct)
    {
        LiveAnswerRow[] kept = [.. fact.Predictions
            .Where(answer => answer is { RecordId: not null, Cached: false, Degraded: false, CanaryFailed: false, Target: "stable" or "canary" })
            .Select(answer => (Answer: answer, Key: TestRows.KeyOf(answer.RecordId ?? "")))
            .Where(answer => answer.Key % Every == 0)
            .Select(answer => new LiveAnswerRow { Model = fact.Model, Version = answer.Answer.Version, RecordKey = unchecked((long)answer.Key), Score = answer.Answer.Score })];
        return kept.Length == 0 ? Task.CompletedTask : LiveAnswerStore.AddAsync(session, fact.Model, kept, ct);
    }
}
