namespace MlopsLab.Training.Endpoints;

/// <param name="Verify">Take nothing that was made before, and make no version of what comes out.</param>
internal sealed record RerunBody(bool? Verify, string? By, string? Reason);
