namespace MlopsLab.Learning.Logistic;

/// <summary>Where an input's weights begin: [value, missing] of a number, [level 0 … level n−1, missing] of a category.</summary>
internal readonly record struct Column(int First, int Levels, double Mean, double Scale);
