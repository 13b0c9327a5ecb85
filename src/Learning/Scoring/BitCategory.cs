namespace MlopsLab.Learning.Scoring;

/// <summary>All splits on one category, by level: entries from Starts[level] to Starts[level + 1] close leaves; the last level stands for missing and unknown ones.</summary>
/// <param name="Words">The same by splits, 32 levels at a time; empty when there are so many levels that going by level is faster.</param>
internal sealed record BitCategory(int Input, int Levels, int[] Starts, int[] Trees, uint[] Masks, BitWord[] Words)
{
    public int LevelOf(double value) => value >= 0 && value < Levels ? (int)value : Levels;
}
