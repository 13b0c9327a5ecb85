using MlopsLab.Contracts.Ingestion;
using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks;

/// <summary>Everything that is wrong with one row; one grave reason sets it aside.</summary>
internal readonly record struct RowVerdict(Row? Row, IReadOnlyList<BrokenCheck> Reasons)
{
    private const int MostInWords = 10;

    public bool IsRefused
    {
        get
        {
            foreach (var reason in Reasons)
            {
                if (reason.Severity == Error)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public const string Error = "error", Warn = "warn";

    public static BrokenCheck Of(RowError error) => new(error.Field, error.Check, error.Reason, error.Severity == CheckSeverity.Error ? Error : Warn);

    /// <summary>All reasons in one line; the first field is named beside it.</summary>
    public static string Describe(IReadOnlyList<BrokenCheck> reasons) =>
        string.Join("; ", reasons.Take(MostInWords).Select((reason, place) => place == 0 || reason.Field is null ? reason.Reason : $"{reason.Field} {reason.Reason}"))
        + (reasons.Count > MostInWords ? $"; and {reasons.Count - MostInWords} more" : string.Empty);
}
