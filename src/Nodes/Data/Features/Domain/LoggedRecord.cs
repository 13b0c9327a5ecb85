using System.Text.Json;

namespace MlopsLab.Features.Domain;

/// <summary>A record of the log; its fields live as long as its batch.</summary>
internal readonly record struct LoggedRecord(LogPlace Place, string Id, DateTimeOffset At, JsonElement Fields);
