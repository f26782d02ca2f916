using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    public struct Column
    {
        public readonly string Name;
        public readonly VectorKind Kind;
        public readonly DataViewType ItemType;
        public readonly bool IsKey;
        public readonly SchemaShape Annotations;

        internal Column(string name, VectorKind vecKind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Contracts.CheckNonEmpty(name, nameof(name));
            Contracts.CheckParam(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Contracts.CheckParam(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Contracts.CheckParam(
                !isKey || KeyDataViewType.IsValidDataType(itemType.RawType),
                nameof(itemType),
                "The item type must be valid for a key");

            Name = name;
            Kind = vecKind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? _empty;
        }

        public enum VectorKind
        {
            Scalar,
            Vector,
            VariableVector,
        }

        internal bool IsValid => Name != null;

        /// <summary>Whether <paramref name="source"/> can stand where this column is required.</summary>
        internal bool IsCompatibleWith(Column source)
        {
            Contracts.Check(source.IsValid, nameof(source));
            return Name == source.Name
                && Kind == source.Kind
                && ItemType.Equals(source.ItemType)
                && IsKey == source.IsKey
                && Annotations.All(annotation =>
                    source.Annotations.TryFindColumn(annotation.Name, out var found) && annotation.IsCompatibleWith(found));
        }

        internal string GetTypeString()
        {
            var result = IsKey ? $"Key<{ItemType}>" : ItemType.ToString();
            return Kind switch
            {
                VectorKind.Vector => $"Vector<{result}>",
                VectorKind.VariableVector => $"VarVector<{result}>",
                _ => result,
            };
        }
    }
}
