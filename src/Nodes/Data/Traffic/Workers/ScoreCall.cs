using MlopsLab.Traffic.Domain;
using MlopsLab.Traffic.Domain.Switches;

namespace MlopsLab.Traffic.Workers;

/// <summary>A payment on its way: its record, its label to come, its slot, and when it should have left.</summary>
internal sealed record ScoreCall(WireRecord Record, WireLabel? Label, long Slot, long Due)
{
    /// <summary>False when ingestion gets the record by another way.</summary>
    public bool AtOnce { get; init; } = true;

    public IReadOnlyList<HeldRecord> Held { get; init; } = [];

    /// <summary>A thief watches what is decided.</summary>
    public bool Fraud { get; init; }

    /// <summary>How many calls a payment makes.</summary>
    public static int CountOf(Dispatch dispatch) => dispatch.Sent ? dispatch.Twice ? 2 : 1 : 0;

    public static IEnumerable<ScoreCall> Of(Dispatch dispatch, long slot, long due)
    {
        if (!dispatch.Sent)
        {
            yield break;
        }

        List<HeldRecord> held = [];
        if (dispatch.RecordLate is { } late)
        {
            held.Add(new(dispatch.Record, Copy: 0, dispatch.Payment.At + late));
        }

        if (dispatch.Resent is { } resent)
        {
            held.Add(resent);
        }

        yield return new(dispatch.Record, dispatch.Label, slot, due) { AtOnce = dispatch.RecordLate is null, Held = held, Fraud = dispatch.Payment.Truth.Fraud };
        if (dispatch.Twice)
        {
            yield return new(dispatch.Record, Label: null, slot, due) { AtOnce = false, Held = [new(dispatch.Record, Copy: 1, dispatch.Payment.At)] };
        }
    }
}
