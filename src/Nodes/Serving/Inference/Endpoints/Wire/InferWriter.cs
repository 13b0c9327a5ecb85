using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using MlopsLab.Inference.Domain;

namespace MlopsLab.Inference.Endpoints;

/// <summary>Writes the answer; scores asked for as bytes stand behind the JSON.</summary>
internal static class InferWriter
{
    /// <summary>How many bytes the JSON has when bytes follow it, else null.</summary>
    public static int? Write(LoadedModel model, InferWork work)
    {
        var binary = work.Binary ?? work.BinaryByDefault;
        WriteJson(model, work, binary);
        if (!binary)
        {
            return null;
        }

        var length = work.Output.WrittenCount;
        work.Output.Write(MemoryMarshal.AsBytes(work.Scores.Span));
        return length;
    }

    private static void WriteJson(LoadedModel model, InferWork work, bool binary)
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
        if (binary)
        {
            json.WriteStartObject("parameters"u8);
            json.WriteNumber("binary_data_size"u8, work.Rows * sizeof(double));
            json.WriteEndObject();
        }
        else
        {
            WriteData(json, work);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    private static void WriteData(Utf8JsonWriter json, InferWork work)
    {
        json.WriteStartArray("data"u8);
        foreach (var score in work.Scores.Span)
        {
            json.WriteNumberValue(score);
        }

        json.WriteEndArray();
    }
}
