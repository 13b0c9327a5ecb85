namespace MlopsLab.Learning;

/// <summary>Where a long fit leaves what it can go on from when its process ends; a fit that goes on gives the same model, bit for bit.</summary>
/// <param name="Last">What an earlier fit of the same data with the same settings kept last; null for none. One that does not fit is ignored.</param>
/// <param name="IsDue">Asked after every tree; keeping costs a copy of the rows' scores (8 bytes a row) and of the trees.</param>
/// <param name="Keep">Takes the state; called on the thread that fits.</param>
public sealed record FitCheckpoints(byte[]? Last, Func<bool> IsDue, Action<byte[]> Keep)
{
    public static FitCheckpoints None { get; } = new(null, () => false, _ => { });
}
