using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

public sealed partial class HashingEstimator
{
    /// <summary>A new column and how the values of its source are hashed.</summary>
    public sealed class ColumnOptions
    {
        public ColumnOptions(string name, string inputColumnName = null, int numberOfBits = Defaults.NumberOfBits, uint seed = Defaults.Seed,
            bool useOrderedHashing = Defaults.UseOrderedHashing, int maximumNumberOfInverts = Defaults.MaximumNumberOfInverts,
            bool combine = Defaults.Combine)
        {
            if (maximumNumberOfInverts < -1)
                throw Contracts.ExceptParam(nameof(maximumNumberOfInverts), "Value too small, must be -1 or larger");
            // The number of bits is missing from ML.NET's message.
            if (maximumNumberOfInverts != 0 && numberOfBits >= 31)
                throw Contracts.ExceptParam(nameof(numberOfBits), "Cannot support maximumNumberOfInverts for a 0 bit hash. 30 is the maximum possible.");
            Contracts.CheckNonWhiteSpace(name, nameof(name));
            Name = name;
            InputColumnName = inputColumnName ?? name;
            NumberOfBits = numberOfBits;
            Seed = seed;
            UseOrderedHashing = useOrderedHashing;
            MaximumNumberOfInverts = maximumNumberOfInverts;
            Combine = combine;
        }

        public string Name { get; set; }

        public string InputColumnName { get; set; }

        /// <summary>How many bits of the hash are kept.</summary>
        public int NumberOfBits { get; set; }

        public uint Seed { get; set; }

        /// <summary>Whether the hash of a slot depends on which one it is.</summary>
        public bool UseOrderedHashing { get; set; }

        /// <summary>How many of the values with one hash are remembered for its name; -1 is all of them.</summary>
        public int MaximumNumberOfInverts { get; set; }

        /// <summary>Whether a vector gets one hash as a whole.</summary>
        public bool Combine { get; set; }

        internal static ColumnOptions Load(ModelLoadContext ctx, string name, string inputColumnName)
        {
            int numberOfBits = ctx.Reader.ReadInt32();
            Contracts.CheckDecode(numberOfBits is >= 1 and < 32);
            uint seed = ctx.Reader.ReadUInt32();
            bool useOrderedHashing = ctx.Reader.ReadBoolean();
            bool combine = ctx.Reader.ReadBoolean();
            return new ColumnOptions(name, inputColumnName, numberOfBits, seed, useOrderedHashing, combine: combine);
        }

        internal void Save(ModelSaveContext ctx)
        {
            ctx.Writer.Write(NumberOfBits);
            ctx.Writer.Write(Seed);
            ctx.Writer.Write(UseOrderedHashing);
            ctx.Writer.Write(Combine);
        }
    }
}
