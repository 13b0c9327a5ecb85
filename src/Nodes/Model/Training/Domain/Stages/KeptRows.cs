using MlopsLab.Learning;

namespace MlopsLab.Training.Domain.Stages;

/// <summary>The newest test rows, as many as an artifact takes.</summary>
internal static class KeptRows
{
    private const int MostFlags = 4 * 1024 * 1024;

    /// <summary>Null when not even a few rows of so many inputs fit.</summary>
    public static TestRows? Of(TrainingSet set, TimeSplit split)
    {
        var from = split.TrainRows + split.CalibrationRows;
        var count = Math.Min(split.TestRows, TestRows.MostValues / set.Data.Inputs.Count);
        if (count == 0)
        {
            return null;
        }

        var first = from + split.TestRows - count;
        var data = set.Data.Slice(first, count);
        return new(
            data,
            [.. set.Costs.Skip(first).Take(count)],
            [.. set.Times.Skip(first).Take(count)],
            [.. set.Keys.Skip(first).Take(count)],
            [.. SliceParts.Of(set, first, data).Take(MostFlags / count).Select(part => new TestSlice(part.Name, [.. Enumerable.Range(0, count).Select(part.Member)]))],
            split.TestRows);
    }
}
