using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Ingestion.Domain;
using MlopsLab.Ingestion.Domain.Checks.Batch;
using MlopsLab.Ingestion.Endpoints;
using MlopsLab.Ingestion.Storage;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SegmentHeader))]
[JsonSerializable(typeof(SnapshotManifest))]
[JsonSerializable(typeof(SegmentStats))]
[JsonSerializable(typeof(SnapshotDiff))]
[JsonSerializable(typeof(RecordsAnswer))]
[JsonSerializable(typeof(LabelsAnswer))]
[JsonSerializable(typeof(SealOrder))]
[JsonSerializable(typeof(SnapshotView))]
[JsonSerializable(typeof(SnapshotView[]))]
[JsonSerializable(typeof(SnapshotDetail))]
[JsonSerializable(typeof(SourceTally))]
[JsonSerializable(typeof(QuarantineView[]))]
[JsonSerializable(typeof(IReadOnlyList<BrokenCheck>))]
[JsonSerializable(typeof(BatchBreak))]
[JsonSerializable(typeof(DetectorState))]
[JsonSerializable(typeof(HoldView[]))]
[JsonSerializable(typeof(ReplayOrder))]
[JsonSerializable(typeof(ReplayAnswer))]
[JsonSerializable(typeof(ReplayView))]
[JsonSerializable(typeof(IReadOnlyList<SchemaDifference>))]
[JsonSerializable(typeof(ContractSummary[]))]
[JsonSerializable(typeof(ContractView))]
[JsonSerializable(typeof(ContractDiffView))]
[JsonSerializable(typeof(ScenarioOrder))]
[JsonSerializable(typeof(ScenarioAnswer))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class IngestionJson : JsonSerializerContext;
