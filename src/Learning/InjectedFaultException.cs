namespace MlopsLab.Learning;

/// <summary>The model failed because a drill's artifact told it to.</summary>
public sealed class InjectedFaultException() : Exception("InjectedFault: this model's artifact carries a fault that fails some rows.");
