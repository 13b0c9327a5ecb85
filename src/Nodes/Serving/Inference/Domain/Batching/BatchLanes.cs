using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using MlopsLab.Learning;

namespace MlopsLab.Inference.Domain.Batching;

/// <summary>A lane for each loaded version; it goes when the version does.</summary>
internal sealed class BatchLanes(IOptions<BatchingOptions> batching, IOptions<InferenceOptions> options, TimeProvider clock)
{
    private readonly ConditionalWeakTable<Scorer, BatchLane> lanes = [];

    public bool Enabled { get; } = batching.Value.Enabled;

    public BatchLane Of(LoadedModel loaded) => lanes.TryGetValue(loaded.Scorer, out var lane)
        ? lane
        : lanes.GetValue(loaded.Scorer, scorer => new(scorer, loaded.Tally, batching.Value, options.Value.QueueLength, clock));
}
