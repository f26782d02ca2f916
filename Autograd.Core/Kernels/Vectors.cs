namespace Autograd.Core.Kernels;

/// <summary>Numbers of vectors.</summary>
internal static class Vectors
{
    public readonly struct One : IVectors
    {
        public static int Count => 1;
    }

    public readonly struct Two : IVectors
    {
        public static int Count => 2;
    }

    public readonly struct Three : IVectors
    {
        public static int Count => 3;
    }

    public readonly struct Four : IVectors
    {
        public static int Count => 4;
    }

    public readonly struct Five : IVectors
    {
        public static int Count => 5;
    }

    public readonly struct Six : IVectors
    {
        public static int Count => 6;
    }

    public readonly struct Seven : IVectors
    {
        public static int Count => 7;
    }

    public readonly struct Eight : IVectors
    {
        public static int Count => 8;
    }
}
