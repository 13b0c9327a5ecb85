using MlopsLab.Features.Storage;

namespace MlopsLab.Features.Endpoints;

/// <summary>The last pass of every view and what is wrong now.</summary>
internal sealed record ParityAnswer(string Verdict, long Passes, IReadOnlyList<PassAnswer> Last, IReadOnlyList<OpenBreak> Open);
