using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlopsLab.Ingestion.Domain;

namespace MlopsLab.Ingestion.Storage;

/// <summary>
/// Compares the rows of two snapshots by 128 bits of the hash of their ids. Both are read as often as needed to hold at most half a million
/// rows at a time, whatever their size.
/// </summary>
internal sealed class DiffPass(SnapshotFiles files, SnapshotManifest from, SnapshotManifest to)
{
    private const long RowsAtOnce = 500_000;

    private readonly Dictionary<UInt128, (long Content, char Label)> _rows = [];
    private long _added;
    private long _changed;
    private long _same;
    private long _removed;
    private long _new;
    private long _withdrawn;
    private long _toPositive;
    private long _toNegative;

    public (RowDiff Rows, LabelDiff Labels) Run(CancellationToken ct)
    {
        var passes = (uint)((Math.Max(from.Rows, to.Rows) + RowsAtOnce - 1) / RowsAtOnce);
        for (var pass = 0u; pass < passes; pass++)
        {
            _rows.Clear();
            Read(from, pass, passes, (id, content, label) => _rows[id] = (content, label), ct);
            Read(to, pass, passes, Compare, ct);
            _removed += _rows.Count;
        }

        return (new(_added, _removed, _changed, _same), new(_new, _withdrawn, _toPositive, _toNegative));
    }

    private void Read(SnapshotManifest manifest, uint pass, uint passes, Action<UInt128, long, char> take, CancellationToken ct)
    {
        var records = files.RecordsOf(manifest.Scenario);
        using var labels = new StreamReader(files.LabelsPath(manifest.Scenario, manifest.Labels.Sha256), Encoding.ASCII);
        foreach (var part in manifest.Segments)
        {
            ct.ThrowIfCancellationRequested();
            using var rows = new SnapshotSegment(records.PathOf(part.Segment), part, labels);
            while (rows.TryRead(out var json, out var line))
            {
                if (!LabelVersions.IsReplaced(line) && KeyOf(LineFacts.Read(json).Id) is var id && id % passes == pass)
                {
                    var label = LabelVersions.At(line, asOf: null);
                    take(id, RecordContent.HashOf(json), label.IsEmpty ? '-' : label[0]);
                }
            }
        }
    }

    private void Compare(UInt128 id, long content, char label)
    {
        if (!_rows.Remove(id, out var before))
        {
            _added++;
            return;
        }

        _changed += before.Content != content ? 1 : 0;
        _same += before.Content == content ? 1 : 0;
        _new += before.Label == '-' && label != '-' ? 1 : 0;
        _withdrawn += before.Label != '-' && label == '-' ? 1 : 0;
        _toPositive += before.Label == '0' && label == '1' ? 1 : 0;
        _toNegative += before.Label == '1' && label == '0' ? 1 : 0;
    }

    private static UInt128 KeyOf(string id) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
