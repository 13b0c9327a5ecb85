namespace MlopsLab.Training.Domain.Stages;

/// <summary>Divides the rows by time and refuses features that give the label away.</summary>
internal static class SplitStage
{
    public static TimeSplit Run(RunOrder order, TrainingSet set, int minRows, CancellationToken ct)
    {
        var split = TimeSplit.Of(set, minRows, order.Config.TestShare);
        LeakCheck.Require(order, set.Data.Slice(0, split.TrainRows), set.Data.Slice(split.TrainRows, split.TestRows), ct);
        return order.Config.Calibration == CalibrationKind.None ? split : split.WithCalibration(set, order.Config.CalibrationShare);
    }
}
