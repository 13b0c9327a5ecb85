namespace MlopsLab.Servers;

public enum ServerReadiness
{
    Ready,
    WillBeProvided,
    Missing,
}
