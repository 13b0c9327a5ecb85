using MlopsLab.Registry.Domain;

namespace MlopsLab.Registry.Tests.Domain;

public sealed class AuditChainTests
{
    private static readonly IReadOnlyList<AuditRow> Rows = Chain(5);

    public static TheoryData<int, string> Changes => new()
    {
        { 2, nameof(AuditRow.Actor) },
        { 2, nameof(AuditRow.At) },
        { 2, nameof(AuditRow.Action) },
        { 2, nameof(AuditRow.Subject) },
        { 2, nameof(AuditRow.Reason) },
        { 2, nameof(AuditRow.Payload) },
        { 2, nameof(AuditRow.PayloadHash) },
        { 4, nameof(AuditRow.Hash) },
    };

    [Fact]
    public void A_chain_as_it_was_written_holds()
    {
        Assert.Null(FirstBreak(Rows));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Any_change_of_a_row_breaks_the_chain_there(int index, string field)
    {
        var changed = Rows.ToList();
        changed[index] = Changed(changed[index], field);

        Assert.Equal(index + 1, FirstBreak(changed)?.Seq);
    }

    [Fact]
    public void A_row_left_out_is_named()
    {
        Assert.Equal(3, FirstBreak([.. Rows.Where(row => row.Seq != 3)])?.Seq);
    }

    [Fact]
    public void A_row_made_anew_with_a_right_hash_of_its_own_breaks_the_next_one()
    {
        var rows = Rows.ToList();
        rows[1] = AuditChain.Append(new AuditHead(1, rows[0].Hash), 0, new Reason("eve", "because"), "version.approved", "fraud/9", "{}");

        Assert.Equal(3, FirstBreak(rows)?.Seq);
    }

    [Fact]
    public void A_head_reads_as_it_was_written()
    {
        var head = new AuditHead(7, new string('a', 64));

        Assert.Equal(head, AuditHead.Parse($"{head}"));
        Assert.Null(AuditHead.Parse("7"));
        Assert.Null(AuditHead.Parse("7:xyz"));
    }

    private static IReadOnlyList<AuditRow> Chain(int count)
    {
        var rows = new List<AuditRow>();
        for (var (index, head) = (0, AuditHead.Empty); index < count; index++)
        {
            var row = AuditChain.Append(head, index, new Reason("ana", "because"), "version.approved", $"fraud/{index}", "{}");
            rows.Add(row);
            head = new AuditHead(row.Seq, row.Hash);
        }

        return rows;
    }

    private static AuditBreak? FirstBreak(IReadOnlyList<AuditRow> rows)
    {
        var before = AuditHead.Empty;
        foreach (var row in rows)
        {
            if (AuditChain.Check(before, row) is { } broken)
            {
                return broken;
            }

            before = new AuditHead(row.Seq, row.Hash);
        }

        return null;
    }

    private static AuditRow Changed(AuditRow row, string field) => field switch
    {
        nameof(AuditRow.Actor) => row with { Actor = "eve" },
        nameof(AuditRow.At) => row with { At = 99 },
        nameof(AuditRow.Action) => row with { Action = "version.rejected" },
        nameof(AuditRow.Subject) => row with { Subject = "fraud/9" },
        nameof(AuditRow.Reason) => row with { Reason = "other" },
        nameof(AuditRow.Payload) => row with { Payload = "[]" },
        nameof(AuditRow.PayloadHash) => row with { PayloadHash = new string('b', 64) },
        _ => row with { Hash = new string('b', 64) },
    };
}
