using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Workers;

/// <summary>A payment on its way: its record, its label to come, its slot, and when it should have left.</summary>
internal sealed record ScoreCall(WireRecord Record, IReadOnlyList<WireLabel> Labels, long Slot, long Due)
{
    /// <summary>False when ingestion gets the record by another way.</summary>
    public bool AtOnce { get; init; } = true;

    public IReadOnlyList<HeldRecord> Held { get; init; } = [];

    /// <summary>A thief watches what is decided.</summary>
    public bool Fraud { get; init; }

    /// <summary>What an analyst says, should one look; null for a copy.</summary>
    public Verdict? Opinion { get; init; }

    /// <summary>An analyst looks at it.</summary>
    public bool Reviewed { get; init; }

    /// <summary>How many calls a payment makes.</summary>
    public static int CountOf(Dispatch dispatch) => dispatch.Sent ? dispatch.Twice ? 2 : 1 : 0;

    public static IEnumerable<ScoreCall> Of(Dispatch dispatch, long slot, long due)
    {
        if (!dispatch.Sent)
        {
            yield break;
        }

        var opinion = Analyst.On(dispatch.Payment);
        yield return new(dispatch.Record, dispatch.Labels, slot, due)
        {
            AtOnce = dispatch.RecordLate is null,
            Held = HeldOf(dispatch),
            Fraud = dispatch.Payment.Truth.Fraud,
            Opinion = opinion,
            Reviewed = opinion.Sampled,
        };
        if (dispatch.Twice)
        {
            yield return new(dispatch.Record, Labels: [], slot, due) { AtOnce = false, Held = [new(dispatch.Record, HeldRecord.Twin, dispatch.Payment.At)] };
        }
    }

    /// <summary>The payment was blocked: it never took place, so nobody will ever tell its outcome, but an analyst looks at it.</summary>
    public ScoreCall Stopped() => this with { Labels = [], Reviewed = true };

    private static IReadOnlyList<HeldRecord> HeldOf(Dispatch dispatch)
    {
        HeldRecord? late = dispatch.RecordLate is { } wait ? new(dispatch.Record, HeldRecord.Late, dispatch.Payment.At + wait) : null;
        return late is null && dispatch.Resent is null ? [] : [.. new[] { late, dispatch.Resent }.OfType<HeldRecord>()];
    }
}
