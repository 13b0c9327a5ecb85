namespace MlopsLab.Learning.Trees;

/// <summary>Whether anybody has divided a leaf yet.</summary>
internal enum LeafState
{
    Open,
    Growing,
    Grown,
}
