using System.Text.Json;
using MlopsLab.Learning;
using MlopsLab.Scenarios;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.World;

namespace MlopsLab.Traffic.Tests.World;

/// <summary>Features and labels of payments, each computed from what had arrived before it.</summary>
internal sealed class Lesson
{
    private readonly FeaturePipeline _pipeline = new(Repository.Fraud);
    private readonly RowReader _contract = new(Repository.Fraud);
    private readonly Dictionary<string, EntityState> _states = [];
    private readonly PriorityQueue<(Row Row, DateTimeOffset At), DateTimeOffset> _arriving = new();

    public Dataset Of(IReadOnlyList<Payment> payments)
    {
        var width = _pipeline.Features.Count;
        var x = new double[payments.Count * width];
        for (var index = 0; index < payments.Count; index++)
        {
            Compute(payments[index], x.AsSpan(index * width, width));
        }

        var inputs = _pipeline.Features.Select(feature =>
            new FeatureInput(feature.Name, feature.Kind == FieldType.Category ? FeatureKind.Category : FeatureKind.Number, feature.Levels));
        return new Dataset([.. inputs], x, [.. payments.Select(payment => (float)payment.Truth.Label)]);
    }

    private void Compute(Payment payment, Span<double> into)
    {
        while (_arriving.TryPeek(out var known, out var arrival) && arrival <= payment.At)
        {
            _arriving.Dequeue();
            Learn(known.Row, known.At);
        }

        using var fields = JsonDocument.Parse(PaymentWire.Record(payment, null).Fields);
        var row = _contract.Read(fields.RootElement).Row ?? throw new InvalidOperationException("A payment breaks the contract.");
        EntityState?[] states = [.. _pipeline.StateKeys(row).Select(key => _states.GetValueOrDefault(key))];
        _pipeline.Compute(row, payment.At, states, into);
        _arriving.Enqueue((row, payment.At), HistoryBatches.Arrival(payment));
    }

    private void Learn(Row row, DateTimeOffset at)
    {
        var keys = _pipeline.StateKeys(row);
        for (var key = 0; key < keys.Count; key++)
        {
            if (keys[key].Length > 0)
            {
                _states[keys[key]] = _pipeline.Update(_states.GetValueOrDefault(keys[key]), key, row, at);
            }
        }
    }
}
