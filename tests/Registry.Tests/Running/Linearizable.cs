namespace MlopsLab.Registry.Tests.Running;

/// <summary>
/// Whether what callers saw is what one alias that changes at one moment would have shown. Epochs give the order of the moves,
/// so it is enough that every operation can be placed between those that ended before it began and those that began before it ended.
/// </summary>
internal static class Linearizable
{
    /// <param name="versions">Which version each epoch pointed to.</param>
    public static string? FirstViolation(IReadOnlyList<AliasOp> ops, IReadOnlyDictionary<long, string> versions) =>
        ops.Select(op => Violation(op, ops, versions)).FirstOrDefault(violation => violation is not null);

    private static string? Violation(AliasOp op, IReadOnlyList<AliasOp> ops, IReadOnlyDictionary<long, string> versions)
    {
        var least = ops.Where(other => other.Ended < op.Started).Max(other => other.Epoch) ?? versions.Keys.Min();
        var begun = ops.Where(other => other.IsMove && other.Epoch is not null && other.Started < op.Ended).Select(other => other.Epoch).OfType<long>().Append(versions.Keys.Min());
        var most = op.IsMove && op.Epoch is { } own ? own : begun.Max();
        return op switch
        {
            { Epoch: null } when !versions.Any(one => one.Key >= least && one.Key <= most && one.Value == op.Version) => $"{op} found its version, which the alias did not have then",
            { Epoch: null } => null,
            { Epoch: { } epoch } when versions.GetValueOrDefault(epoch) != op.Version => $"{op} differs from the history",
            { IsMove: true, Epoch: { } epoch } when epoch <= least && ops.Any(other => other.Ended < op.Started && other.Epoch >= epoch) => $"{op} comes before what ended before it began",
            { IsMove: false, Epoch: { } epoch } when epoch < least => $"{op} read the past: {least} was there already",
            { IsMove: false, Epoch: { } epoch } when epoch > most => $"{op} read the future",
            _ => null,
        };
    }
}
