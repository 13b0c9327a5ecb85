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

    public Datatype Datatype { get; set; }

    /// <summary>Bytes of the tensor behind the JSON; null when its values are in the JSON.</summary>
    public long? BinarySize { get; set; }

    /// <summary>How the score is to be written; null leaves it to <see cref="BinaryByDefault"/>.</summary>
    public bool? Binary { get; set; }

    public bool BinaryByDefault { get; set; }

    /// <summary>1 goes first; 0 says nothing.</summary>
    public int Priority { get; set; }

    public TimeSpan? Timeout { get; set; }

    /// <summary>Where the data has its first true or false.</summary>
    public int? FirstBoolean { get; set; }

    public int Count { get; private set; }

    public int Rows { get; set; }

    public ReadOnlyMemory<double> Values => values.AsMemory(0, Count);

    public Memory<double> Scores
    {
        get
        {
            if (scores.Length < Rows)
            {
                scores = new double[Rows];
            }

            return scores.AsMemory(0, Rows);
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
        (Id, Count, Rows, Priority, Timeout) = (null, 0, 0, 0, null);
        (Datatype, FirstBoolean, BinarySize, Binary, BinaryByDefault) = (Datatype.None, null, null, null, false);
        Output.ResetWrittenCount();
        Json.Reset();
    }

    public void Dispose() => Json.Dispose();
}
