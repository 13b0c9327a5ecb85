using MlopsLab.Learning.Artifacts;

namespace MlopsLab.Learning.Importing;

/// <summary>What one file may ask for, so that a small file cannot take a lot of memory.</summary>
internal sealed class Budget
{
    private int nodes = 500_000;
    private int numbers = 8_000_000;

    public void TakeNode(long at) => Take(ref nodes, 1, at, "values");

    public void TakeNumbers(int count, long at) => Take(ref numbers, count, at, "numbers");

    private static void Take(ref int left, int count, long at, string what)
    {
        left -= count;
        if (left < 0)
        {
            throw new RefusedException($"byte {at}", $"is where the file holds more {what} than a model of {ModelImport.MostTrees} trees should.");
        }
    }
}
