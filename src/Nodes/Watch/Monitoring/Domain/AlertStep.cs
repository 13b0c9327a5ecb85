namespace MlopsLab.Monitoring.Domain;

internal enum AlertStep
{
    Nothing,
    Raise,
    Clear,
}
