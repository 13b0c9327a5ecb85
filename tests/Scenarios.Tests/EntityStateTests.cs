namespace MlopsLab.Scenarios.Tests;

public sealed class EntityStateTests
{
    private readonly RowReader reader = new(Repository.Fraud);
    private readonly FeaturePipeline pipeline = new(Repository.Fraud);

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var bytes = State(5).ToBytes();
        for (var position = 0; position < bytes.Length; position++)
        {
            var damaged = bytes.ToArray();
            damaged[position] ^= 0x10;

            Assert.False(EntityState.TryRead(damaged, out _, out var problem));
            Assert.NotEmpty(problem);
        }
    }

    [Fact]
    public void Every_shortened_form_is_noticed()
    {
        var bytes = State(5).ToBytes();

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.False(EntityState.TryRead(bytes.AsSpan(0, length), out _, out _)));
    }

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        byte[] bytes = [9, .. State(1).ToBytes()[1..]];

        var refused = Assert.Throws<InvalidDataException>(() => EntityState.FromBytes(bytes));
        Assert.Contains("version 9", refused.Message);
    }

    [Fact]
    public void Size_stays_bounded_however_many_records_come()
    {
        Assert.InRange(State(20_000).ToBytes().Length, 1, 4_000);
    }

    private EntityState State(int records)
    {
        EntityState? state = null;
        for (var index = 0; index < records; index++)
        {
            var row = reader.Row(Payments.Json(amount: 1 + (index % 100), merchant: $"m{index}"));
            state = pipeline.Update(state, 0, row, Payments.Noon.AddMinutes(index * 7));
        }

        return state ?? throw new InvalidOperationException("No record.");
    }
}
