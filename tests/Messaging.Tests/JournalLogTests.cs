using System.Buffers;
using System.Text;
using MlopsLab.Messaging.Journals;

namespace MlopsLab.Messaging.Tests;

public sealed class JournalLogTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"journal-{Guid.NewGuid():N}");

    [Fact]
    public void Reads_back_what_was_appended_in_order()
    {
        using var log = Opened(0);
        Append(log, "one", "two", "three");

        Assert.Equal(["one", "two", "three"], Read(log, 0, 10).Facts);
    }

    [Fact]
    public void Goes_on_where_the_last_read_ended()
    {
        using var log = Opened(0);
        Append(log, "one", "two", "three");
        var first = Read(log, 0, 2);

        Assert.Equal(["three"], Read(log, first.End, 10).Facts);
    }

    [Fact]
    public void Cuts_off_a_record_that_a_crash_left_half_written()
    {
        using (var log = Opened(0))
        {
            Append(log, "whole", "half");
        }

        var file = Directory.GetFiles(_folder).Single();
        using (var stream = File.Open(file, FileMode.Open))
        {
            stream.SetLength(stream.Length - 1);
        }

        using var reopened = Opened(0);
        Append(reopened, "next");
        Assert.Equal(["whole", "next"], Read(reopened, 0, 10).Facts);
    }

    [Fact]
    public void Starts_after_the_published_position_when_a_power_cut_took_the_file()
    {
        using var log = Opened(5_000);
        Append(log, "new");

        Assert.Equal(["new"], Read(log, 5_000, 10).Facts);
    }

    [Fact]
    public void Spreads_over_segments_and_deletes_those_that_are_done()
    {
        using var log = Opened(0);
        var large = new string('x', 1_000_000);
        for (var i = 0; i < 40; i++)
        {
            Append(log, large);
        }

        var (position, read) = (0L, 0);
        while (position < log.End)
        {
            var (facts, end) = Read(log, position, 7);
            read += facts.Count;
            position = end;
            log.Release(position);
        }

        Assert.Equal((40, 1), (read, Directory.GetFiles(_folder).Length));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Append(JournalLog log, params string[] facts)
    {
        foreach (var fact in facts)
        {
            var buffer = new ArrayBufferWriter<byte>();
            buffer.Write(new byte[JournalRecord.HeaderLength]);
            buffer.Write(Encoding.UTF8.GetBytes(fact));
            log.Append(JournalRecord.Seal(buffer));
        }
    }

    private static (List<string> Facts, long End) Read(JournalLog log, long position, int limit)
    {
        var facts = new List<string>();
        var end = log.Read(position, limit, payload => facts.Add(Encoding.UTF8.GetString(payload)));
        return (facts, end);
    }

    private JournalLog Opened(long position)
    {
        var log = new JournalLog(_folder);
        log.Open(position);
        return log;
    }
}
