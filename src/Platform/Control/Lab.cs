using Aspire.Hosting.ApplicationModel;

namespace MlopsLab.Control;

/// <summary>What every node of this lab is told: where data and scenarios are, and the token for changes.</summary>
/// <param name="Root">The folder .lab.</param>
/// <param name="Scenarios">Folders joined by semicolons; the user's own last.</param>
/// <param name="Token">Made anew for every run.</param>
public sealed record Lab(string Root, string Scenarios, IResourceBuilder<ParameterResource> Token)
{
    public string Data => Path.Combine(Root, "data");
}
