using Microsoft.Win32.SafeHandles;

namespace MlopsLab.Ingestion.Storage.Segments;

/// <summary>Returns when the file's bytes are on the disk; tests put their own in its place.</summary>
internal delegate void Fsync(SafeFileHandle file);
