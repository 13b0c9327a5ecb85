using MlopsLab.ServiceDefaults.Metrics;
using OpenTelemetry.Metrics;

namespace MlopsLab.ServiceDefaults.Tests;

public sealed class PrometheusNameTests
{
    [Theory]
    [InlineData("http.server.request.duration", "s", MetricType.Histogram, "http_server_request_duration_seconds")]
    [InlineData("mlopslab.rollout.verdicts", "{verdict}", MetricType.LongSum, "mlopslab_rollout_verdicts_total")]
    [InlineData("bytes.sent.total", "By", MetricType.LongSum, "bytes_sent_bytes_total")]
    [InlineData("queue.bytes", "By", MetricType.LongGauge, "queue_bytes")]
    [InlineData("disk.speed", "By/s", MetricType.DoubleGauge, "disk_speed_bytes_per_second")]
    [InlineData("rate", "{request}/s", MetricType.DoubleGauge, "rate_per_second")]
    [InlineData("hit.share", "1", MetricType.DoubleGauge, "hit_share_ratio")]
    [InlineData("tries", "1", MetricType.LongSum, "tries_total")]
    [InlineData("odd..name-here", "", MetricType.LongGauge, "odd_name_here")]
    [InlineData("9lives", "", MetricType.LongGauge, "_9lives")]
    public void Follows_the_compatibility_rules(string name, string unit, MetricType type, string expected)
    {
        Assert.Equal(expected, PrometheusName.Of(name, unit, type));
    }
}
