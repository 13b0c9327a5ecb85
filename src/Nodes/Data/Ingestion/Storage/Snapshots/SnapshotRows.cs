using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Storage;

/// <summary>Sends a snapshot's rows as NDJSON: each line of the segments with its line of the labels put in.</summary>
internal static class SnapshotRows
{
    private const int FlushBytes = 64 * 1024;

    public static async Task WriteAsync(SnapshotManifest manifest, SnapshotFiles files, Stream body, CancellationToken ct)
    {
        var into = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var records = files.RecordsOf(manifest.Scenario);
        using var labels = new StreamReader(files.LabelsPath(manifest.Scenario, manifest.Labels.Sha256), Encoding.ASCII, false, FlushBytes);
        foreach (var part in manifest.Segments)
        {
            using var reader = new SegmentReader(records.PathOf(part.Segment), offset: 0, part.Bytes);
            reader.TryRead(out _);
            while (WriteSome(reader, labels, into))
            {
                await into.FlushAsync(ct);
            }
        }

        await into.CompleteAsync();
    }

    private static bool WriteSome(SegmentReader reader, StreamReader labels, PipeWriter into)
    {
        var written = 0;
        while (written < FlushBytes)
        {
            if (!reader.TryRead(out var json))
            {
                return false;
            }

            // {"id":…,"fields":{…}} becomes {"id":…,"fields":{…},"label":1,"labelArrival":"…"}
            var members = KnownLabel.ToMembers(labels.ReadLine());
            into.Write(json[..^1]);
            into.Write(","u8);
            written += json.Length + (int)Encoding.ASCII.GetBytes(members, into);
        }

        return true;
    }
}
