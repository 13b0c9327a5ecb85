using Microsoft.Extensions.Options;

namespace MlopsLab.Console.Traces;

/// <summary>The newest spans in memory, by trace; when they are too many the oldest traces go.</summary>
internal sealed class TraceBook(IOptions<ConsoleOptions> options, TimeProvider clock)
{
    // Nodes send their spans at their own times; by then all of them did.
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Span>> _traces = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private int _spans;

    public void Add(IReadOnlyList<Span> spans)
    {
        lock (_gate)
        {
            foreach (var span in spans)
            {
                Add(span);
            }

            while (_spans > options.Value.KeptSpans && _order.TryDequeue(out var oldest) && _traces.Remove(oldest, out var gone))
            {
                _spans -= gone.Count;
            }
        }
    }

    /// <summary>The newest traces that are whole: their first span is here and ended some seconds ago.</summary>
    public IReadOnlyList<TraceRow> Newest(int count)
    {
        var ended = clock.GetUtcNow() - Whole;
        lock (_gate)
        {
            return
            [
                .. _order.Reverse().Select(id => _traces[id]).Where(spans => spans.Exists(span => span.ParentId is null && span.Start + span.Duration < ended))
                    .Take(count).Select(TraceRow.Of).OrderByDescending(row => row.StartedAt),
            ];
        }
    }

    public Waterfall? Find(string id)
    {
        lock (_gate)
        {
            return _traces.TryGetValue(id, out var spans) ? Waterfall.Of([.. spans]) : null;
        }
    }

    private void Add(Span span)
    {
        if (!_traces.TryGetValue(span.TraceId, out var trace))
        {
            _traces[span.TraceId] = trace = [];
            _order.Enqueue(span.TraceId);
        }

        trace.Add(span);
        _spans++;
    }
}
