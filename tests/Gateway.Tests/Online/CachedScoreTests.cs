using MlopsLab.Gateway.Online;

namespace MlopsLab.Gateway.Tests.Online;

public sealed class CachedScoreTests
{
    [Theory]
    [InlineData(0ul, 0.0, 0.0)]
    [InlineData(ulong.MaxValue, 0.123456789012345, 0.5)]
    public void Reads_back_what_it_writes(ulong hash, double score, double threshold)
    {
        var cached = new CachedScore(hash, score, threshold);

        Assert.Equal(cached, CachedScore.From(cached.ToBytes()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    [InlineData(25)]
    public void Bytes_of_another_length_are_not_ours(int length) => Assert.Null(CachedScore.From(new byte[length]));
}
