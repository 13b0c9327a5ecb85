namespace MlopsLab.Console.Traces;

/// <summary>A trace as bars in time: each span under its parent, in the order they started.</summary>
internal sealed record Waterfall(string TraceId, DateTimeOffset StartedAt, double DurationMs, IReadOnlyList<WaterfallBar> Spans)
{
    public static Waterfall Of(IReadOnlyList<Span> spans)
    {
        var start = spans.Min(span => span.Start);
        var end = spans.Max(span => span.Start + span.Duration);
        var known = spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = spans.ToLookup(span => span.ParentId is { } parent && known.Contains(parent) ? parent : "");
        var bars = new List<WaterfallBar>();
        Walk("", depth: 0);
        return new Waterfall(spans[0].TraceId, start, (end - start).TotalMilliseconds, bars);

        void Walk(string parent, int depth)
        {
            foreach (var span in children[parent].OrderBy(span => span.Start))
            {
                bars.Add(new WaterfallBar(depth, span.Node, span.Name, (span.Start - start).TotalMilliseconds, span.Duration.TotalMilliseconds, span.Failed, span.Attributes));
                if (depth < 64 && span.SpanId.Length > 0)
                {
                    Walk(span.SpanId, depth + 1);
                }
            }
        }
    }
}
