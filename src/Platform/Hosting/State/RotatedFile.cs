using System.Text;

namespace MlopsLab.Hosting.State;

/// <summary>A text file that starts anew when it is full, keeping one generation.</summary>
internal sealed class RotatedFile : IDisposable
{
    private const long FullAt = 4 * 1024 * 1024;
    private readonly string path;
    private StreamWriter? writer;

    public RotatedFile(string path) => this.path = path;

    public void Write(string line)
    {
        writer ??= Open();
        if (writer.BaseStream.Position > FullAt)
        {
            Close();
            File.Move(path, path + ".1", overwrite: true);
            writer = Open();
        }

        writer.WriteLine(line);
    }

    /// <summary>After a failure the file is opened anew, without what could not be written.</summary>
    public void Flush()
    {
        try
        {
            writer?.Flush();
        }
        catch (IOException)
        {
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    // The lines are flushed by then, or can't be.
    private void Close()
    {
        try
        {
            writer?.Dispose();
        }
        catch (IOException)
        {
            writer?.BaseStream.Dispose();
        }

        writer = null;
    }

    private StreamWriter Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        return new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1), new UTF8Encoding(false));
    }
}
