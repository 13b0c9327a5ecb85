using MlopsLab.Learning;

namespace MlopsLab.Inference.Domain;

/// <summary>Scores rows nobody asked for, so that the first real request finds compiled code and warm caches.</summary>
internal static class Warmup
{
    private const int Rounds = 2_000;

    public static void Run(Scorer scorer)
    {
        var row = new double[scorer.Inputs];
        for (var round = 0; round < Rounds; round++)
        {
            row.AsSpan().Fill(round % 3 == 0 ? double.NaN : round);
            try
            {
                _ = scorer.Score(row);
            }
            catch (InjectedFaultException)
            {
                // A drill's model is broken on purpose: it is to be served, and to fail there.
                return;
            }
        }
    }
}
