using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MlopsLab.Messaging.Journals;

namespace MlopsLab.Messaging;

/// <summary>A node's local log of small facts that are too many for one event each; they leave in batches, each exactly once.</summary>
/// <typeparam name="TFact">What one line holds.</typeparam>
public sealed class FactJournal<TFact> : IDisposable
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    private readonly JournalLog _log;
    private readonly JsonTypeInfo<TFact> _json;

    internal FactJournal(string folder, JsonTypeInfo<TFact> json)
    {
        _log = new JournalLog(folder);
        _json = json;
    }

    internal JournalLog Log => _log;

    /// <summary>Returns when the operating system has the fact: it survives the death of this process. Safe from any thread.</summary>
    /// <exception cref="IOException">The disk refuses; the fact is not kept.</exception>
    public void Append(in TFact fact)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(1_024);
        bytes.ResetWrittenCount();
        bytes.GetSpan(JournalRecord.HeaderLength);
        bytes.Advance(JournalRecord.HeaderLength);
        var json = writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true });
        json.Reset(bytes);
        JsonSerializer.Serialize(json, fact, _json);
        json.Flush();
        _log.Append(JournalRecord.Seal(bytes));
    }

    /// <inheritdoc/>
    public void Dispose() => _log.Dispose();

    internal IReadOnlyList<TFact> Read(long position, int limit, out long end)
    {
        var facts = new List<TFact>();
        end = _log.Read(position, limit, payload => facts.Add(
            JsonSerializer.Deserialize(payload, _json) ?? throw new InvalidDataException("A journal record holds null.")));
        return facts;
    }
}
