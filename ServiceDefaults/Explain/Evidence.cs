namespace MlopsLab.ServiceDefaults;

/// <summary>One live figure that an answer rests on.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">A number, or text such as an id or a state.</param>
/// <param name="Unit">In the notation of UCUM (<c>ms</c>, <c>{row}</c>, <c>%</c>); null for text.</param>
public sealed record Evidence(string Name, object Value, string? Unit = null);
