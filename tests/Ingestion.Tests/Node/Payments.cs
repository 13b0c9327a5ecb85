using System.Text.Json.Nodes;
using MlopsLab.Ingestion.Tests.Batch;

namespace MlopsLab.Ingestion.Tests.Node;

/// <summary>Payments of the fraud world as requests, each with an id of its own, whole or spoilt.</summary>
internal sealed class Payments(string prefix, ulong seed = 5)
{
    private readonly IEnumerator<(DateTimeOffset At, ReadOnlyMemory<byte> Fields)> _rows = FraudRows.Of(seed, towns: 4).GetEnumerator();
    private int _next;

    public string Prefix => prefix;

    /// <summary>Ids that were handed out.</summary>
    public IEnumerable<string> Ids => Enumerable.Range(0, _next).Select(number => $"{prefix}-{number}");

    public JsonObject Take(int rows, Action<JsonObject>? spoil = null, string source = "till")
    {
        var batch = Rows.Records(Enumerable.Range(0, rows).Select(_ => Next(spoil)));
        batch["source"] = source;
        return batch;
    }

    private JsonObject Next(Action<JsonObject>? spoil)
    {
        _rows.MoveNext();
        var fields = JsonNode.Parse(_rows.Current.Fields.Span)?.AsObject() ?? [];
        spoil?.Invoke(fields);
        return new() { ["id"] = $"{prefix}-{_next++}", ["eventTime"] = _rows.Current.At.ToString("O"), ["fields"] = fields };
    }
}
