using System.Text;
using MlopsLab.Training.Domain;

namespace MlopsLab.Training.Tests;

public sealed class TrainingSetReaderTests
{
    private const string Header = """{"view":"v","features":[{"name":"a","kind":"Number"},{"name":"b","kind":"category","levels":["x"]}],"rows":2}""";
    private const string First = """{"id":"1","t":"2026-01-01T00:00:00Z","x":[1.5,null],"y":1,"costs":[50,5]}""";
    private const string Second = """{"id":"2","t":"2026-01-02T00:00:00Z","x":[2,0],"y":0,"costs":[60,6]}""";

    [Fact]
    public async Task Null_is_missing_and_rows_keep_their_order()
    {
        var set = await ReadAsync(Header, First, Second);

        Assert.Equal([1.5, double.NaN, 2, 0], set.Data.X.ToArray());
        Assert.Equal([1f, 0f], set.Data.Y.ToArray());
        Assert.Equal([new(5, 50), new(6, 60)], set.Costs);
    }

    [Fact]
    public async Task A_stream_that_ends_early_is_an_outage()
    {
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(Header, First));
        await Assert.ThrowsAsync<IOException>(() => ReadAsync(Header, First, Second[..20]));
        await Assert.ThrowsAsync<IOException>(() => ReadAsync());
    }

    [Fact]
    public async Task Rows_that_break_the_agreement_are_refused()
    {
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header, Second, First));
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header, First, Second, Second));
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header, First, Second.Replace("\"y\":0", "\"y\":2")));
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header, First, Second.Replace("\"y\":0", "\"y\":null")));
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header, First, Second.Replace("[60,6]", "[60]")));
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(Header.Replace("\"rows\":2", "\"rows\":2000000"), First));
    }

    [Fact]
    public async Task A_row_tells_when_its_label_came_and_which_segments_it_is_in()
    {
        var header = Header[..^1] + ""","segments":["far","near"]}""";

        var set = await ReadAsync(header, First[..^1] + ""","k":"2026-01-09T00:00:00Z","s":[1]}""", Second[..^1] + ""","k":"2026-01-10T00:00:00Z","s":[0,1]}""");

        Assert.Equal([9, 10], set.Known.Select(known => known.Day));
        Assert.Equal([2UL, 3UL], set.Membership);
        await Assert.ThrowsAsync<RunRefusedException>(() => ReadAsync(header, First[..^1] + ""","s":[2]}""", Second));
    }

    private static Task<TrainingSet> ReadAsync(params string[] lines) =>
        TrainingSetReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))), 1_000, TestContext.Current.CancellationToken);
}
