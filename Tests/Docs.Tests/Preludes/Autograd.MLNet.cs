using Autograd.Core;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

/// <summary>What the examples of the trainers take for granted.</summary>
internal static class Autograd_MLNet<T>
{
    public static readonly MLContext mlContext = new(seed: 1);
    public static readonly IDataView data = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new Row(i)));
    public static readonly IDataView claims = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new Row(i)));
    public static readonly IDataView payments = mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new Payment(i)));

    private class Row(int i)
    {
        public float Temperature { get; set; } = i % 7;
        public float Humidity { get; set; } = i % 5;
        public float Demand { get; set; } = i % 11;
        public float Hour { get; set; } = i % 24;
        public float Rentals { get; set; } = i % 9;
        public float Age { get; set; } = i % 13;
        public float Mileage { get; set; } = i % 17;
        public float Amount { get; set; } = i % 8;
        public float X { get; set; } = i % 3;
        public float Y { get; set; } = i % 4;
        public float Left { get; set; } = i % 6;
        public float Right { get; set; } = i % 10;
        public float PetalLength { get; set; } = i % 12;
        public float PetalWidth { get; set; } = i % 14;
        public string Species { get; set; } = i % 3 == 0 ? "setosa" : "virginica";
        public bool IsFraud { get; set; } = i % 4 == 0;
        public float Label { get; set; } = i % 11;

        [VectorType(2)]
        public float[] Features { get; set; } = [i % 7, i % 5];
    }

    private sealed class Payment(int i)
    {
        public float Amount { get; set; } = i % 8;
        public float Age { get; set; } = i % 13;
        public bool Label { get; set; } = i % 4 == 0;
    }
}
