using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Benchmarks.Peers.Python;

/// <summary>A process that measures a library for Python each time it is asked: a line of JSON in, a line of JSON out.</summary>
internal sealed class PythonPeer : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly PythonLibrary _library;
    private readonly Process _process;

    // What it said last where errors go.
    private volatile string _complaint = "";

    private PythonPeer(PythonLibrary library, string interpreter)
    {
        _library = library;
        var start = new ProcessStartInfo(interpreter, [Path.Combine(AppContext.BaseDirectory, "Peers", "Python", library.Script)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment[variable] = "1";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _complaint = line.Data ?? _complaint;
        _process.BeginErrorReadLine();
    }

    public string Name => _library.Name;

    public string TargetName => _library.TargetName;

    /// <summary>The library's.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts a library that is installed for one of some interpreters; or else says why not.</summary>
    public static PythonPeer? TryStart(PythonLibrary library, IEnumerable<string> interpreters, Action<string> say)
    {
        string reason = "no interpreter";
        foreach (string interpreter in interpreters)
        {
            PythonPeer peer;
            try
            {
                peer = new PythonPeer(library, interpreter);
            }
            catch (Win32Exception notFound)
            {
                reason = notFound.Message;
                continue;
            }

            // It speaks first, once it has imported what it needs.
            if (peer._process.StandardOutput.ReadLine() is { } hello)
            {
                peer.Version = JsonSerializer.Deserialize<string>(hello, Json)!;
                return peer;
            }

            peer._process.WaitForExit();
            reason = peer._complaint;
            peer.Dispose();
        }

        say($"{library.Name} is left out ({reason}). On Debian: apt-get install {library.Package}; for another interpreter: --python FILE.");
        return null;
    }

    /// <summary>Nanoseconds, if that is the answer.</summary>
    public double Ask(PythonRequest request) => Ask<double>(request);

    /// <summary>Waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">There is none: the script failed.</exception>
    public T Ask<T>(PythonRequest request)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, Json));
        _process.StandardInput.Flush();
        if (_process.StandardOutput.ReadLine() is { } answer)
            return JsonSerializer.Deserialize<T>(answer, Json)!;
        _process.WaitForExit();
        throw new InvalidOperationException($"{Name}: {_library.Script} ended when asked for {request.Work}: {_complaint}");
    }

    /// <summary>Ends the process, which ends with its input.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
