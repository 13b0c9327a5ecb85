using System.Text.Json;

namespace MlopsLab.Training;

internal sealed record SnapshotRecord(string Id, JsonElement Fields);
