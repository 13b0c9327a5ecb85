using System.Text.Json.Serialization;
using MlopsLab.Monitoring.Domain;

namespace MlopsLab.Monitoring;

[JsonSerializable(typeof(IntakeWatch))]
internal sealed partial class MonitoringJson : JsonSerializerContext;
