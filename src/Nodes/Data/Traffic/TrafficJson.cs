using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsLab.Traffic.Clients;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Replays;
using MlopsLab.Traffic.Domain.Switches;
using MlopsLab.Traffic.Endpoints;

namespace MlopsLab.Traffic;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(double?))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(HistoryState))]
[JsonSerializable(typeof(WorldsState))]
[JsonSerializable(typeof(WorldOrder))]
[JsonSerializable(typeof(IReadOnlyList<VerdictView>))]
[JsonSerializable(typeof(IReadOnlyList<WorldView>))]
[JsonSerializable(typeof(ReplayState))]
[JsonSerializable(typeof(RecordsTaken))]
[JsonSerializable(typeof(LabelsTaken))]
[JsonSerializable(typeof(SealOrder))]
[JsonSerializable(typeof(SealedSnapshot[]))]
[JsonSerializable(typeof(TrafficView))]
[JsonSerializable(typeof(ReplayView))]
[JsonSerializable(typeof(RateOrder))]
[JsonSerializable(typeof(ScenarioOrder))]
[JsonSerializable(typeof(ReplayOrder))]
internal sealed partial class TrafficJson : JsonSerializerContext;
