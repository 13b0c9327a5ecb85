using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MlopsLab.Messaging.Telemetry;

internal sealed class MessagingMetrics(IMeterFactory meters)
{
    public const string MeterName = "MlopsLab.Messaging";

    private readonly Counter<long> _received = meters.Create(MeterName).CreateCounter<long>("mlopslab.messaging.received", "{message}");
    private readonly Counter<long> _sent = meters.Create(MeterName).CreateCounter<long>("mlopslab.messaging.sent", "{message}");

    public void Received(string wireName, string outcome) =>
        _received.Add(1, new TagList { { "messaging.destination.name", wireName }, { "outcome", outcome } });

    public void Sent(long count) => _sent.Add(count);
}
