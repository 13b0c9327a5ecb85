namespace MlopsLab.Registry.Mlflow;

/// <summary>MLflow's error codes, as far as this surface answers with them.</summary>
internal enum MlflowError
{
    BadRequest,
    InvalidParameterValue,
    ResourceAlreadyExists,
    ResourceDoesNotExist,
    EndpointNotFound,
    ResourceConflict,
}
