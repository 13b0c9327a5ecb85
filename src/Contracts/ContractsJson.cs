using System.Text.Json;
using System.Text.Json.Serialization;
using MlopsLab.Contracts.Features;
using MlopsLab.Contracts.Gateway;
using MlopsLab.Contracts.Incidents;
using MlopsLab.Contracts.Inference;
using MlopsLab.Contracts.Ingestion;
using MlopsLab.Contracts.Monitoring;
using MlopsLab.Contracts.Registry;
using MlopsLab.Contracts.Rollouts;
using MlopsLab.Contracts.Training;

namespace MlopsLab.Contracts;

/// <summary>Source-generated readers and writers of every event: camelCase, unknown members ignored, missing optional ones null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertCleared))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(BatchHeld))]
[JsonSerializable(typeof(SchemaChanged))]
[JsonSerializable(typeof(BatchReleased))]
[JsonSerializable(typeof(FeatureParityBroken))]
[JsonSerializable(typeof(FeatureViewPublished))]
[JsonSerializable(typeof(IncidentAcknowledged))]
[JsonSerializable(typeof(IncidentOpened))]
[JsonSerializable(typeof(IncidentResolved))]
[JsonSerializable(typeof(IntakeMeasured))]
[JsonSerializable(typeof(LabelMatured))]
[JsonSerializable(typeof(ModelAliasMoved))]
[JsonSerializable(typeof(ModelApproved))]
[JsonSerializable(typeof(ModelGated))]
[JsonSerializable(typeof(ModelLoadFailed))]
[JsonSerializable(typeof(ModelLoaded))]
[JsonSerializable(typeof(ModelRegistered))]
[JsonSerializable(typeof(ModelRejected))]
[JsonSerializable(typeof(PredictionMade))]
[JsonSerializable(typeof(RecordAccepted))]
[JsonSerializable(typeof(RecordQuarantined))]
[JsonSerializable(typeof(RolloutAborted))]
[JsonSerializable(typeof(RolloutPaused))]
[JsonSerializable(typeof(RolloutPromoted))]
[JsonSerializable(typeof(RolloutResumed))]
[JsonSerializable(typeof(RolloutStarted))]
[JsonSerializable(typeof(RolloutStepped))]
[JsonSerializable(typeof(ShadowCompared))]
[JsonSerializable(typeof(SnapshotSealed))]
[JsonSerializable(typeof(TrafficSplitChanged))]
[JsonSerializable(typeof(TrafficSplitSkewed))]
[JsonSerializable(typeof(TrainingCompleted))]
[JsonSerializable(typeof(TrainingFailed))]
[JsonSerializable(typeof(TrainingProgressed))]
[JsonSerializable(typeof(TrainingRequested))]
[JsonSerializable(typeof(TrainingStarted))]
public sealed partial class ContractsJson : JsonSerializerContext;
