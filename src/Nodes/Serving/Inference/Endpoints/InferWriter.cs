using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

internal static class InferWriter
{
    public static void Write(LoadedModel model, InferWork work)
    {
        var json = work.Json;
        json.WriteStartObject();
        json.WriteString("model_name"u8, model.EncodedModel);
        json.WriteString("model_version"u8, model.EncodedVersion);
        if (work.Id is { } id)
        {
            json.WriteString("id"u8, id);
        }

        json.WriteStartObject("parameters"u8);
        json.WriteNumber("threshold"u8, model.Artifact.Threshold);
        json.WriteEndObject();
        json.WriteStartArray("outputs"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, InferProtocol.Output);
        json.WriteString("datatype"u8, InferProtocol.Datatype);
        json.WriteStartArray("shape"u8);
        json.WriteNumberValue(work.Rows);
        json.WriteEndArray();
        json.WriteStartArray("data"u8);
        foreach (var score in work.Scores)
        {
            json.WriteNumberValue(score);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }
}
