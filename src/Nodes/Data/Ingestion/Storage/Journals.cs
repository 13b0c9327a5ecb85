using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using MlopsLab.Ingestion.Storage.Segments;
using MlopsLab.ServiceDefaults;

namespace MlopsLab.Ingestion.Storage;

/// <summary>All journals of the node; those on disk are found again at the start.</summary>
internal sealed class Journals : IDisposable
{
    private readonly ConcurrentDictionary<JournalKey, Lazy<Journal>> _open = new();
    private readonly string _root;
    private readonly Fsync _fsync;
    private readonly long _segmentBytes;

    public Journals(NodeIdentity node, IOptions<IngestionOptions> options, Fsync fsync)
    {
        _root = Path.Combine(node.DataFolder, "segments");
        _fsync = fsync;
        _segmentBytes = options.Value.SegmentBytes;
        Directory.CreateDirectory(_root);
    }

    public IEnumerable<Journal> All => _open.Values.Select(journal => journal.Value);

    public Journal Of(JournalKey key) =>
        _open.GetOrAdd(key, wanted => new Lazy<Journal>(() => Journal.Open(_root, wanted, _fsync, _segmentBytes))).Value;

    /// <summary>Opens what an earlier run left; torn ends are cut off.</summary>
    public IReadOnlyList<Journal> Recover() =>
        [.. Directory.EnumerateDirectories(_root)
            .SelectMany(scenario => Enum.GetValues<JournalKind>().Select(kind => new JournalKey(Path.GetFileName(scenario), kind)))
            .Where(key => Directory.Exists(Path.Combine(_root, key.Name)))
            .Select(Of)];

    public void Dispose()
    {
        foreach (var journal in All)
        {
            journal.Dispose();
        }
    }
}
