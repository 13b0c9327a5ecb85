using System.Text.Json;

namespace MlopsLab.Control;

/// <summary>A JSON file only the owner may read, replaced as a whole.</summary>
internal static class OwnerFile
{
    public static async Task WriteAsync<T>(string path, T content, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var stream = new FileStream(draft, options))
        {
            await JsonSerializer.SerializeAsync(stream, content, JsonSerializerOptions.Web, ct);
        }

        File.Move(draft, path, overwrite: true);
    }
}
