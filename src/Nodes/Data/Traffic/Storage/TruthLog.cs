using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using MlopsLab.ServiceDefaults;
using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Storage;

/// <summary>What really happened, one file per scenario day, for tools that keep score; no node reads it. A slot may be there twice after a kill, with the same lines.</summary>
internal sealed class TruthLog
{
    private readonly string _folder;
    private readonly int _days;

    public TruthLog(NodeIdentity node, IOptions<TrafficOptions> options)
    {
        _folder = Path.Combine(node.DataFolder, "truth");
        _days = options.Value.TruthDays;
        Directory.CreateDirectory(_folder);
    }

    public async Task<bool> AppendAsync(DateTimeOffset slotStart, IEnumerable<Dispatch> dispatches, CancellationToken ct)
    {
        var lines = new ArrayBufferWriter<byte>(4_096);
        foreach (var dispatch in dispatches)
        {
            using var json = new Utf8JsonWriter(lines);
            Write(json, dispatch);
            json.Flush();
            lines.Write("\n"u8);
        }

        var path = PathOf(slotStart);
        var isNew = !File.Exists(path);
        await File.AppendAllBytesAsync(path, lines.WrittenMemory, ct);
        if (isNew)
        {
            RemoveOldest();
        }

        return isNew;
    }

    private static void Write(Utf8JsonWriter json, Dispatch dispatch)
    {
        var payment = dispatch.Payment;
        json.WriteStartObject();
        json.WriteString("id"u8, payment.Id);
        json.WriteString("eventTime"u8, Times.Of(payment.At));
        json.WriteBoolean("fraud"u8, payment.Truth.Fraud);
        json.WriteString("pattern"u8, payment.Truth.Pattern);
        json.WriteString("episode"u8, payment.Truth.Episode);
        json.WriteBoolean("reported"u8, payment.Truth.Reported);
        json.WriteNumber("amount"u8, payment.Amount);
        json.WriteString("labelAt"u8, Times.Of(payment.Truth.LabelAt));
        if (payment.Truth.ReversedAt is { } reversed)
        {
            json.WriteString("reversedAt"u8, Times.Of(reversed));
        }

        json.WriteBoolean("sent"u8, dispatch.Sent);
        json.WriteStartArray("worlds"u8);
        foreach (var world in dispatch.Worlds)
        {
            json.WriteStringValue(world);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string PathOf(DateTimeOffset at) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"fraud-{at:yyyyMMdd}.ndjson"));

    private void RemoveOldest()
    {
        foreach (var old in Directory.GetFiles(_folder, "fraud-*.ndjson").OrderDescending(StringComparer.Ordinal).Skip(_days))
        {
            File.Delete(old);
        }
    }
}
