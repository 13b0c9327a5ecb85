namespace MlopsLab.ServiceDefaults;

/// <summary>Who this process is: the resource name of the node and the folder it alone writes to.</summary>
public sealed record NodeIdentity(string Name, string DataFolder);
