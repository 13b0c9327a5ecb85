using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlopsLab.Learning.MLNet;

internal static class MlTable
{
    /// <summary>The column to weigh by; null when all rows count alike.</summary>
    public static string? WeightColumnOf(Dataset data) => data.Weights.IsEmpty ? null : nameof(MlRow.Weight);

    /// <summary>The rows as ML.NET wants them: a label, a weight and a vector of <paramref name="width"/> floats.</summary>
    public static IDataView Of(MLContext ml, Dataset data, int width, Func<int, float[]> featuresOf)
    {
        if (data.Outcome != Outcome.Binary)
        {
            throw new ArgumentException("ML.NET's learners take labels of 0 and 1 here; use gbdt.", nameof(data));
        }

        var schema = SchemaDefinition.Create(typeof(MlRow));
        schema[nameof(MlRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var rows = Enumerable.Range(0, data.Rows).Select(row => new MlRow { Label = data.Y[row] > 0, Weight = data.Weight(row), Features = featuresOf(row) });
        return ml.Data.LoadFromEnumerable(rows, schema);
    }
}
