namespace MlopsLab.Console.Traces;

/// <summary>One finished operation of one node.</summary>
internal sealed record Span(
    string TraceId,
    string SpanId,
    string? ParentId,
    string Node,
    string Name,
    DateTimeOffset Start,
    TimeSpan Duration,
    bool Failed,
    IReadOnlyDictionary<string, string> Attributes);
