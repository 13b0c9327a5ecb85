using System.Text;

namespace MlopsLab.Hosting.State;

/// <summary>A text file that starts anew when it is full, keeping one generation.</summary>
internal sealed class RotatedFile : IDisposable
{
    private const long FullAt = 4 * 1024 * 1024;
    private readonly string path;
    private StreamWriter writer;

    public RotatedFile(string path)
    {
        this.path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        writer = Open();
    }

    public void Write(string line)
    {
        if (writer.BaseStream.Position > FullAt)
        {
            writer.Dispose();
            File.Move(path, path + ".1", overwrite: true);
            writer = Open();
        }

        writer.WriteLine(line);
    }

    public void Flush() => writer.Flush();

    public void Dispose() => writer.Dispose();

    private StreamWriter Open() => new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), new UTF8Encoding(false));
}
