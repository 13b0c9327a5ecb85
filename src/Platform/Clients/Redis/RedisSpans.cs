using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using StackExchange.Redis;

namespace MlopsLab.Clients.Redis;

/// <summary>Makes a span of every command sent within a recorded activity, from the client's own profile of it.</summary>
/// <remarks>The profile of an activity is taken after it has ended, at most two seconds later: nothing waits for it.</remarks>
internal sealed class RedisSpans : IProfiler, IDisposable
{
    private const int Most = 10_000;

    public static readonly ActivitySource Source = new("OpenTelemetry.Instrumentation.StackExchangeRedis");

    private readonly ConcurrentDictionary<Activity, bool> _open = new();
    private readonly IConnectionMultiplexer _redis;
    private readonly ITimer _timer;

    public RedisSpans(IConnectionMultiplexer redis, TimeProvider time)
    {
        _redis = redis;
        _timer = time.CreateTimer(_ => Collect(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        redis.RegisterProfiler(this);
    }

    public object? GetContext()
    {
        if (!Source.HasListeners() || Activity.Current is not { Recorded: true } current || _open.Count >= Most)
        {
            return null;
        }

        if (_open.TryAdd(current, false))
        {
            _redis.BeginProfiling(current);
        }

        return current;
    }

    /// <summary>Takes the profiles of activities that had ended by the time of the last call: the client notes a command's end after its caller went on.</summary>
    public void Collect()
    {
        foreach (var (activity, ended) in _open)
        {
            if (!ended)
            {
                _open[activity] = activity.IsStopped;
            }
            else if (_open.TryRemove(activity, out _))
            {
                foreach (var command in _redis.FinishProfiling(activity, allowCleanupSweep: false))
                {
                    Emit(activity.Context, command);
                }
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private static void Emit(ActivityContext parent, IProfiledCommand command)
    {
        using var span = Source.StartActivity(command.Command, ActivityKind.Client, parent, startTime: new DateTimeOffset(command.CommandCreated));
        span?.SetTag("db.system.name", "redis");
        span?.SetTag("db.operation.name", command.Command);
        span?.SetTag("db.namespace", command.Db);
        if (command.EndPoint is IPEndPoint address)
        {
            span?.SetTag("server.address", address.Address.ToString());
            span?.SetTag("server.port", address.Port);
        }

        span?.SetEndTime(command.CommandCreated + command.ElapsedTime);
    }
}
