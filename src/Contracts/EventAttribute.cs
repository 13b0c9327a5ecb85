namespace MlopsLab.Contracts;

/// <summary>Marks an event with the name and version it has on the wire, so that renaming the type never changes the promise.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string name, int version) : Attribute
{
    /// <summary>Lower case words joined by dots, for example <c>model.alias.moved</c>.</summary>
    public string Name { get; } = name;

    /// <summary>1 for the first shape; a shape that breaks readers gets the next number and lives beside the old one.</summary>
    public int Version { get; } = version;

    /// <summary>The routing key and queue suffix: the name, with <c>.v2</c> and up appended from the second shape on.</summary>
    public string WireName => Version == 1 ? Name : $"{Name}.v{Version}";
}
