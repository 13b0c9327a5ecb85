using MlopsLab.Ingestion.Storage;

namespace MlopsLab.Ingestion.Endpoints;

internal sealed record SnapshotDetail(SnapshotView Snapshot, SnapshotManifest Manifest, IReadOnlyList<TrainedModel> Models);
