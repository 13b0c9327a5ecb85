namespace MlopsLab.Learning.Scoring;

/// <summary>The splits on one category as far as 32 of its levels go: which of them each split sends right, and what that leaves open.</summary>
internal sealed record BitWord(int[] Trees, uint[] Masks, uint[] Right)
{
    public const int Levels = 32;
}
