namespace MlopsLab.Learning.Tests;

public sealed class TestRowsTests
{
    private static readonly TestRows Some = new(
        new Dataset([new("amount", FeatureKind.Number), new("kind", FeatureKind.Category, ["a", "b"])], [1, 0, double.NaN, 1], [0, 1]),
        [new(1, 2), new(3, 4)],
        [DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1)],
        [TestRows.KeyOf("r1"), TestRows.KeyOf("r2")],
        [new("large", [true, false])],
        5);

    [Fact]
    public void What_is_written_is_read_again()
    {
        var read = TestRows.Read(Some.ToBytes()).Rows;

        Assert.NotNull(read);
        Assert.Equal(Some.ToBytes(), read.ToBytes());
        Assert.Equal((5, 2, true), (read.Of, read.Data.Rows, read.Slices[0].Members[0]));
        Assert.Equal(Some.Data.X, read.Data.X);
    }

    [Fact]
    public void Whatever_is_cut_off_or_changed_is_refused_or_read_and_never_breaks_the_reader()
    {
        var (bytes, random) = (Some.ToBytes(), new Random(9));
        foreach (var length in Enumerable.Range(0, bytes.Length))
        {
            Assert.NotNull(TestRows.Read(bytes.AsSpan(0, length)).Refusal);
        }

        for (var round = 0; round < 2_000; round++)
        {
            var changed = bytes.ToArray();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            var reading = TestRows.Read(changed);
            Assert.True(reading.Rows is null != reading.Refusal is null);
        }
    }
}
