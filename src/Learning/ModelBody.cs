namespace MlopsLab.Learning;

/// <summary>The learnt part of a model: a <see cref="LinearBody"/> or a <see cref="TreesBody"/>.</summary>
public abstract record ModelBody;
