using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Sends a snapshot's rows as NDJSON: each line of the segments with its label put in; with a time, only what was known then.</summary>
internal sealed class SnapshotRows(SnapshotManifest manifest, SnapshotFiles files, DateTimeOffset? asOf)
{
    private const int FlushBytes = 64 * 1024;

    private readonly string? _asOf = asOf is { } time ? WireValue.Of(time) : null;

    public async Task WriteAsync(Stream body, CancellationToken ct)
    {
        var into = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var records = files.RecordsOf(manifest.Scenario);
        var versions = _asOf is null ? null : RowVersions.Of(records, manifest.Segments, _asOf);
        using var labels = new StreamReader(files.LabelsPath(manifest.Scenario, manifest.Labels.Sha256), Encoding.ASCII, false, FlushBytes);
        foreach (var part in manifest.Segments)
        {
            using var rows = new SnapshotSegment(records.PathOf(part.Segment), part, labels);
            while (WriteSome(rows, versions, into))
            {
                await into.FlushAsync(ct);
            }
        }

        await into.CompleteAsync();
    }

    private bool WriteSome(SnapshotSegment rows, RowVersions? versions, PipeWriter into)
    {
        var written = 0;
        while (written < FlushBytes)
        {
            if (!rows.TryRead(out var json, out var labels))
            {
                return false;
            }

            if (!IsSeen(rows, json, labels, versions))
            {
                continue;
            }

            // {"id":…,"fields":{…}} becomes {"id":…,"fields":{…},"label":1,"labelArrival":"…"}
            into.Write(json[..^1]);
            into.Write(","u8);
            written += json.Length + (int)Encoding.ASCII.GetBytes(LabelVersions.ToMembers(LabelVersions.At(labels, _asOf), LabelVersions.ChanceOf(labels)), into);
        }

        return true;
    }

    private bool IsSeen(SnapshotSegment rows, ReadOnlySpan<byte> json, string labels, RowVersions? versions)
    {
        if (versions is null)
        {
            return !LabelVersions.IsReplaced(labels);
        }

        var (id, arrival) = LineFacts.Read(json);
        return string.CompareOrdinal(arrival, _asOf) <= 0 && !versions.IsReplaced(rows.Part, rows.Row, id);
    }
}
