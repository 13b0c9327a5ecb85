namespace MlopsLab.Registry.Mlflow;

/// <summary>A refusal in MLflow's words; thrown inside a transaction it leaves nothing behind.</summary>
internal sealed class MlflowException(MlflowError error, string message) : Exception(message)
{
    public MlflowError Error { get; } = error;

    public static MlflowException Invalid(string message) => new(MlflowError.InvalidParameterValue, message);

    public static MlflowException Missing(string message) => new(MlflowError.ResourceDoesNotExist, message);

    public static MlflowException Exists(string message) => new(MlflowError.ResourceAlreadyExists, message);

    public static MlflowException MissingParameter(string name) => Invalid(
        $"Missing value for required parameter '{name}'. See the API docs for more information about request parameters.");
}
