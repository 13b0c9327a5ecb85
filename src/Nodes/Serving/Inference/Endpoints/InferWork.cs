using System.Buffers;
using System.Text.Json;

namespace MlopsLab.Inference.Endpoints;

/// <summary>What one request needs while it is answered; used again for the next, so that a request allocates next to nothing.</summary>
internal sealed class InferWork : IDisposable
{
    private double[] values = new double[256];
    private double[] scores = new double[16];

    public InferWork() => Json = new Utf8JsonWriter(Output, new JsonWriterOptions { SkipValidation = true });

    public ArrayBufferWriter<byte> Output { get; } = new(512);

    public Utf8JsonWriter Json { get; }

    public string? Id { get; set; }

    public int Count { get; private set; }

    public int Rows { get; set; }

    public ReadOnlySpan<double> Values => values.AsSpan(0, Count);

    public Span<double> Scores
    {
        get
        {
            if (scores.Length < Rows)
            {
                scores = new double[Rows];
            }

            return scores.AsSpan(0, Rows);
        }
    }

    public bool IsLarge => values.Length > 64 * 1024 || Output.Capacity > 256 * 1024;

    public void Add(double value)
    {
        if (Count == values.Length)
        {
            Array.Resize(ref values, values.Length * 2);
        }

        values[Count++] = value;
    }

    public void Reset()
    {
        (Id, Count, Rows) = (null, 0, 0);
        Output.ResetWrittenCount();
        Json.Reset();
    }

    public void Dispose() => Json.Dispose();
}
