using MlopsLab.Contracts.Gateway;
using MlopsLab.Gateway.Telemetry;
using MlopsLab.Messaging;

namespace MlopsLab.Gateway.Scoring;

/// <summary>Writes down what was answered. A disk that refuses costs the line, which is counted, and never the caller's answer.</summary>
internal sealed class PredictionLog(FactJournal<ServedPrediction> journal, GatewayMetrics metrics, ILogger<PredictionLog> log)
{
    private volatile string? _trouble;

    /// <summary>Why the last line was lost, null when it wasn't.</summary>
    public string? Trouble => _trouble;

    public void Add(string model, Prediction prediction)
    {
        metrics.Answered(prediction);
        try
        {
            journal.Append(new ServedPrediction(model, prediction));
            _trouble = null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            metrics.Lost();
            if (_trouble is null)
            {
                log.PredictionLost(refused);
            }

            _trouble = refused.Message;
        }
    }
}
