using MlopsLab.Ingestion.Storage.Segments;

namespace MlopsLab.Ingestion.Tests.Segments;

public sealed class JournalTests : IDisposable
{
    private static readonly JournalKey Key = new("fraud", JournalKind.Records);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Shows_rows_to_readers_only_after_they_are_on_disk()
    {
        using var journal = Open();
        Write(journal, "a");

        Assert.Empty(Ids(journal));

        journal.Commit();
        Assert.Equal(["a"], Ids(journal));
    }

    [Fact]
    public void Asks_the_disk_before_it_moves_its_end()
    {
        Journal? journal = null;
        JournalPosition? whileFlushing = null;
        using var opened = Journal.Open(_folder.Path, Key, _ => whileFlushing = journal?.End, 1 << 20);
        journal = opened;
        Write(journal, "a");

        journal.Commit();

        Assert.Equal(JournalPosition.Start, whileFlushing);
        Assert.True(journal.End > JournalPosition.Start);
    }

    [Fact]
    public void Cuts_off_a_torn_end_and_keeps_every_whole_row()
    {
        var path = WriteAndLeave("a", "b", "c");
        Append(path, """0000abcd {"id":"torn","even"""u8);

        using var again = Open();

        Assert.Equal(["a", "b", "c"], Ids(again));
        Assert.DoesNotContain("torn", File.ReadAllText(path));
    }

    [Fact]
    public void Cuts_off_a_last_line_that_is_whole_but_wrong()
    {
        var path = WriteAndLeave("a", "b");
        Append(path, "00000000 {\"id\":\"never\"}\n"u8);

        using var again = Open();

        Assert.Equal(["a", "b"], Ids(again));
    }

    [Fact]
    public void Keeps_rows_behind_a_damaged_one()
    {
        var path = WriteAndLeave("a", "b", "c");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf("\"b\""u8) + 1] = (byte)'x';
        File.WriteAllBytes(path, bytes);

        using var again = Open();

        Assert.Equal(["a", "c"], Ids(again));
    }

    [Fact]
    public void Begins_anew_where_not_even_the_header_was_whole()
    {
        var path = WriteAndLeave("a");
        File.WriteAllText(path, "1234");

        using var again = Open();
        Write(again, "b");
        again.Commit();

        Assert.Equal(["b"], Ids(again));
    }

    [Fact]
    public void Never_writes_to_a_segment_of_an_earlier_run()
    {
        var path = WriteAndLeave("a");
        var before = File.ReadAllBytes(path);

        using var again = Open();
        Write(again, "b");
        again.Commit();

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["a", "b"], Ids(again));
    }

    [Fact]
    public void Leaves_nothing_of_a_write_that_failed()
    {
        var full = false;
        using var journal = Journal.Open(_folder.Path, Key, _ => ThrowIf(full), 1 << 20);
        Write(journal, "a");
        journal.Commit();
        full = true;
        Write(journal, "b");
        Assert.Throws<IOException>(journal.Commit);
        journal.CutBack();
        full = false;
        Write(journal, "c");
        journal.Commit();

        Assert.Equal(["a", "c"], Ids(journal));
    }

    [Fact]
    public void Goes_on_after_a_disk_that_was_full_when_a_segment_began()
    {
        var full = true;
        using var journal = Journal.Open(_folder.Path, Key, _ => ThrowIf(full), 1 << 20);
        Assert.Throws<IOException>(() => Write(journal, "a"));
        full = false;
        Write(journal, "b");
        journal.Commit();

        Assert.Equal(["b"], Ids(journal));
    }

    [Fact]
    public void Reads_on_across_segments_from_any_row()
    {
        using var journal = Journal.Open(_folder.Path, Key, _ => { }, segmentBytes: 1);
        foreach (var id in (string[])["a", "b", "c", "d"])
        {
            Write(journal, id);
            journal.Commit();
        }

        var first = JournalReader.Read(journal, JournalPosition.Start, rows: 2);

        Assert.Equal(4, Directory.GetFiles(_folder.Path, "*.seg", SearchOption.AllDirectories).Length);
        Assert.Equal(["b", "c", "d"], Ids(journal, first.After));
    }

    [Fact]
    public void Starts_another_segment_when_the_schema_changes()
    {
        using var journal = Open();
        Write(journal, "a");
        journal.Commit();
        journal.Write(SegmentLineTests.Line("{\"id\":\"b\"}"), "2-other");
        journal.Commit();

        Assert.Equal(["1-test", "2-other"], journal.Roll().Select(number => SegmentScan.HeaderOf(journal.PathOf(number))?.SchemaVersion));
    }

    private static void ThrowIf(bool full)
    {
        if (full)
        {
            throw new IOException("No space left on device");
        }
    }

    private Journal Open() => Journal.Open(_folder.Path, Key, RandomAccess.FlushToDisk, 1 << 20);

    private static void Write(Journal journal, string id) => journal.Write(SegmentLineTests.Line($"{{\"id\":\"{id}\"}}"), "1-test");

    private string WriteAndLeave(params string[] ids)
    {
        using var journal = Open();
        Array.ForEach(ids, id => Write(journal, id));
        journal.Commit();
        return journal.PathOf(journal.End.Segment);
    }

    private static void Append(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new FileStream(path, FileMode.Append);
        file.Write(bytes);
    }

    private static List<string?> Ids(Journal journal, JournalPosition? from = null)
    {
        var ids = new List<string?>();
        var position = from ?? JournalPosition.Start;
        while (true)
        {
            using var chunk = JournalReader.Read(journal, position, rows: 2);
            if (chunk.Array is not { } array)
            {
                return ids;
            }

            ids.AddRange(array.RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetString()));
            position = chunk.After;
        }
    }
}
