using MlopsLab.Gateway.Online;
using MlopsLab.Scenarios;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Brings a model's inputs for one request.</summary>
internal sealed class InputLookUp(OnlineStore online)
{
    public async Task<Inputs> FindAsync(ScoreRequest request, FeaturePipeline features, string? cacheKey, CancellationToken ct)
    {
        var found = await online.FindAsync(request.Model.Scenario.Name, features.View, features.StateKeys(request.Row), cacheKey, ct);
        var vector = new double[features.Features.Count];
        features.Compute(request.Row, request.EventTime, found.States, vector);
        return new Inputs(features, found, vector);
    }
}
