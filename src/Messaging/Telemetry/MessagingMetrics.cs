using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MlopsLab.Messaging.Telemetry;

internal sealed class MessagingMetrics(IMeterFactory meters)
{
    public const string MeterName = "MlopsLab.Messaging";

    private readonly Counter<long> _received = meters.Create(MeterName).CreateCounter<long>("mlopslab.messaging.received", "{message}");
    private readonly Counter<long> _sent = meters.Create(MeterName).CreateCounter<long>("mlopslab.messaging.sent", "{message}");

    private readonly Histogram<double> _handled = meters.Create(MeterName).CreateHistogram<double>("mlopslab.messaging.handle.duration", "s", "Time in the handler of an event");

    public void Handled(string wireName, TimeSpan took) => _handled.Record(took.TotalSeconds, new KeyValuePair<string, object?>("messaging.destination.name", wireName));

    public void Received(string wireName, string outcome) =>
        _received.Add(1, new TagList { { "messaging.destination.name", wireName }, { "outcome", outcome } });

    public void Sent(long count) => _sent.Add(count);
}
