namespace MlopsLab.Learning.Importing;

/// <summary>A model trained elsewhere in the lab's form.</summary>
/// <param name="Source">The library, the objective and the version as the file names them.</param>
/// <param name="Inputs">In the order of the model's own columns; a category's value is its code, and its levels are the codes.</param>
public sealed record ImportedModel(string Source, IReadOnlyList<FeatureInput> Inputs, TreesBody Body);
