namespace MlopsLab.Registry.Endpoints;

/// <param name="From">Which file.</param>
/// <param name="Errors">What is wrong with that file now; then it counts as it last was.</param>
internal sealed record PolicyView(string From, string Hash, IReadOnlyList<string> Errors, string Text);
