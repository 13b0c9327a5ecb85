namespace MlopsLab.Console.Traces;

internal sealed record TraceRow(string TraceId, string Name, DateTimeOffset StartedAt, double DurationMs, int Spans, IReadOnlyList<string> Nodes, bool Failed)
{
    public static TraceRow Of(IReadOnlyList<Span> spans)
    {
        var start = spans.Min(span => span.Start);
        var end = spans.Max(span => span.Start + span.Duration);
        var first = spans.FirstOrDefault(span => span.ParentId is null) ?? spans.MinBy(span => span.Start) ?? spans[0];
        return new TraceRow(
            first.TraceId, $"{first.Node}: {NameOf(first, spans)}", start, Math.Round((end - start).TotalMilliseconds, 3), spans.Count,
            [.. spans.OrderBy(span => span.Start).Select(span => span.Node).Distinct()], spans.Any(span => span.Failed));
    }

    // A client's span is named by its method alone (POST); the route is in the name of the span that answered.
    private static string NameOf(Span first, IEnumerable<Span> spans) =>
        spans.FirstOrDefault(span => span.ParentId == first.SpanId && span.Name.StartsWith($"{first.Name} /", StringComparison.Ordinal))?.Name ?? first.Name;
}
