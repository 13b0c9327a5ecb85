using MlopsLab.Gateway.Online;

namespace MlopsLab.Gateway.Tests.Online;

public sealed class CachedScoreTests
{
    private const string Key = "p:pay:1:abc";
    private static readonly CachedScore Answer = new(7, 0.25, 0.5, TimeSpan.FromMilliseconds(3));

    [Theory]
    [InlineData(0ul, 0.0, 0.0)]
    [InlineData(ulong.MaxValue, 0.123456789012345, 0.5)]
    public void Reads_back_what_it_writes(ulong hash, double score, double threshold)
    {
        var cached = new CachedScore(hash, score, threshold, TimeSpan.FromMilliseconds(1.5));

        Assert.Equal(cached, CachedScore.From(cached.ToBytes(Key), Key));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(39)]
    [InlineData(41)]
    public void Bytes_of_another_length_are_not_ours(int length) => Assert.Null(CachedScore.From(new byte[length], Key));

    [Fact]
    public void A_single_flipped_bit_is_noticed_wherever_it_is()
    {
        for (var bit = 0; bit < 40 * 8; bit++)
        {
            var bytes = Answer.ToBytes(Key);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Null(CachedScore.From(bytes, Key));
        }
    }

    [Fact]
    public void An_answer_copied_under_another_key_is_not_taken() => Assert.Null(CachedScore.From(Answer.ToBytes(Key), "p:pay:2:abc"));

    [Theory]
    [InlineData(7ul, false, CacheOutcome.Hit)]
    [InlineData(8ul, false, CacheOutcome.Stale)]
    public void An_answer_counts_for_its_own_features_only(ulong now, bool damaged, object outcome) =>
        Assert.Equal(outcome, new LookUp([], Answer, Trouble: null, damaged).OutcomeFor(now));

    [Theory]
    [InlineData(true, CacheOutcome.Damaged)]
    [InlineData(false, CacheOutcome.Miss)]
    public void No_answer_is_a_miss_or_damage(bool damaged, object outcome) => Assert.Equal(outcome, new LookUp([], Cached: null, Trouble: null, damaged).OutcomeFor(7));
}
