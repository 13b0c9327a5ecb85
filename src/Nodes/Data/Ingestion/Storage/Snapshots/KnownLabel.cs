using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Storage;

/// <summary>An outcome and when it arrived.</summary>
internal readonly record struct KnownLabel(bool Positive, DateTimeOffset Arrival)
{
    public string ToText() => $"{(Positive ? '1' : '0')} {WireValue.Of(Arrival)}";
}
