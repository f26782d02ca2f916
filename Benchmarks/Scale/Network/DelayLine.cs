using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmarks.Scale.Network;

/// <summary>One direction of a wire: packets leave one after the other at its rate, and arrive after its delay.</summary>
/// <param name="from">Where packets are taken.</param>
/// <param name="to">Where they arrive.</param>
/// <param name="delay">How long they travel, in seconds.</param>
/// <param name="bitsPerSecond">How fast they leave.</param>
internal sealed unsafe class DelayLine(Tunnel from, Tunnel to, double delay, double bitsPerSecond)
{
    private const int Places = 1024, PlaceBytes = 1 << 16;

    private readonly byte* _packets = (byte*)NativeMemory.AlignedAlloc(Places * PlaceBytes, PlaceBytes);
    private readonly int[] _lengths = new int[Places];
    private readonly long[] _arrivals = new long[Places];
    private readonly long _delay = (long)(delay * Stopwatch.Frequency);
    private readonly double _ticksPerByte = 8 * Stopwatch.Frequency / bitsPerSecond;
    private long _taken;
    private long _given;
    private long _free;

    /// <summary>Where packets come from.</summary>
    public int File => from.File;

    /// <summary>Whether there is room for one more. Where there is none they wait in the sender.</summary>
    public bool HasRoom => _taken - _given < Places;

    /// <summary>When the next packet arrives; null where none is on its way.</summary>
    public long? NextArrival => _taken == _given ? null : _arrivals[_given % Places];

    /// <summary>Takes what there is to take.</summary>
    /// <param name="now">The time.</param>
    public void Take(long now)
    {
        while (HasRoom)
        {
            int place = (int)(_taken % Places), length = from.Read(_packets + ((nint)place * PlaceBytes), PlaceBytes);
            if (length == 0)
                break;
            _free = Math.Max(_free, now) + (long)(length * _ticksPerByte);
            _lengths[place] = length;
            _arrivals[place] = _free + _delay;
            _taken++;
        }
    }

    /// <summary>Hands over what has arrived.</summary>
    /// <param name="now">The time.</param>
    /// <returns>Whether anything has.</returns>
    public bool Give(long now)
    {
        long before = _given;
        for (; NextArrival <= now; _given++)
        {
            int place = (int)(_given % Places);
            to.Write(_packets + ((nint)place * PlaceBytes), _lengths[place]);
        }

        return _given > before;
    }
}
