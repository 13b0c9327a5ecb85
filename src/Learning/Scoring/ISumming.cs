namespace MlopsLab.Learning.Scoring;

/// <summary>How leaves are added up; a type parameter, so that the loops are compiled once for each.</summary>
internal interface ISumming
{
    static abstract double Add(double sum, double leaf);
}
