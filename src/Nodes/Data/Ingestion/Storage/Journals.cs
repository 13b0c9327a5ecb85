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
    private readonly string _heldRoot;
    private readonly Fsync _fsync;
    private readonly long _segmentBytes;

    public Journals(NodeIdentity node, IOptions<IngestionOptions> options, Fsync fsync)
    {
        _root = Path.Combine(node.DataFolder, "segments");
        _fsync = fsync;
        _segmentBytes = options.Value.SegmentBytes;
        _heldRoot = Path.Combine(node.DataFolder, "held");
        Directory.CreateDirectory(_root);
        Directory.CreateDirectory(_heldRoot);
    }

    /// <summary>Those that are published: records and labels.</summary>
    public IEnumerable<Journal> All => _open.Where(journal => journal.Key.Kind != JournalKind.Held).Select(journal => journal.Value.Value);

    public Journal Of(JournalKey key) =>
        _open.GetOrAdd(key, wanted => new Lazy<Journal>(() => Journal.Open(wanted.Kind == JournalKind.Held ? _heldRoot : _root, wanted, _fsync, _segmentBytes))).Value;

    /// <summary>Opens what an earlier run left; torn ends are cut off.</summary>
    public IReadOnlyList<Journal> Recover() =>
        [.. Directory.EnumerateDirectories(_root)
            .SelectMany(scenario => (JournalKind[])[JournalKind.Records, JournalKind.Labels], (scenario, kind) => (scenario, kind))
            .Select(found => new JournalKey(Path.GetFileName(found.scenario), found.kind))
            .Where(key => Directory.Exists(Path.Combine(_root, key.Name)))
            .Select(Of)];

    public void Dispose()
    {
        foreach (var journal in _open.Values.Select(journal => journal.Value))
        {
            journal.Dispose();
        }
    }
}
