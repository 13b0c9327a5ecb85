namespace MlopsLab.Learning.Scoring;

/// <summary>All splits on one category, by level: entries from Starts[level] to Starts[level + 1] close leaves; the last level stands for missing and unknown ones.</summary>
internal sealed record BitCategory(int Input, int Levels, int[] Starts, int[] Trees, uint[] Masks)
{
    public int LevelOf(double value) => value >= 0 && value < Levels ? (int)value : Levels;
}
