using MlopsLab.Scenarios;

namespace MlopsLab.Ingestion.Domain.Checks.Batch;

internal static class SwapTests
{
    /// <summary>One for every two columns of the same type.</summary>
    public static IEnumerable<SwapTest> Of(IReadOnlyList<ColumnWatch> columns)
    {
        for (var first = 0; first < columns.Count; first++)
        {
            for (var second = first + 1; second < columns.Count; second++)
            {
                var (one, other) = (columns[first], columns[second]);
                if (one.Field.Type == other.Field.Type && one.Field.Type != FieldType.Boolean)
                {
                    yield return new(one, other);
                }
            }
        }
    }
}
