using MlopsLab.Traffic.Domain;

namespace MlopsLab.Traffic.Endpoints;

internal sealed record VerdictView(string RecordId, string Verdict, string Why, DateTimeOffset EventTime, DateTimeOffset At)
{
    public static VerdictView Of(Verdict verdict) => new(verdict.RecordId, verdict.Fraud ? "fraud" : "honest", verdict.Sampled ? "sample" : "blocked", verdict.EventTime, verdict.At);
}
