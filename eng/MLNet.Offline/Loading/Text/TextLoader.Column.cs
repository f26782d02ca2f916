using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class TextLoader
{
    public sealed class Column
    {
        public string Name;

        /// <summary>The fields the column is read from.</summary>
        public Range[] Source;

        /// <summary>For a key column, the number of its values.</summary>
        public KeyCount KeyCount;

        public Column()
        {
        }

        public Column(string name, DataKind dataKind, int index)
            : this(name, dataKind, [new Range(index)])
        {
        }

        public Column(string name, DataKind dataKind, int minIndex, int maxIndex)
            : this(name, dataKind, [new Range(minIndex, maxIndex)])
        {
        }

        public Column(string name, DataKind dataKind, Range[] source, KeyCount keyCount = null)
        {
            Name = Contracts.CheckRef(name, nameof(name));
            DataKind = dataKind;
            Source = Contracts.CheckRef(source, nameof(source));
            KeyCount = keyCount;
        }

        public DataKind DataKind { get; set; } = DataKind.Single;
    }
}
