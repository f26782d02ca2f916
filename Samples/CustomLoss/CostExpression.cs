using Autograd.Core;

namespace CustomLoss;

/// <summary>The cost as an expression, which the engine differentiates: <c>−Margin·n + FirstTurn·s(n) + SecondTurn·s(n − NextMorning)</c>, where softplus is s.</summary>
internal sealed class CostExpression(Prices prices)
{
    private readonly float _margin = (float)prices.Margin;
    private readonly float _firstTurn = (float)prices.FirstTurn;
    private readonly float _secondTurn = (float)prices.SecondTurn;
    private readonly float _nextMorning = (float)prices.NextMorning;

    /// <summary>The cost of each day.</summary>
    public Variable<float> Of(Variable<float> baked, Variable<float> demand)
    {
        const double beta = 1 / Prices.Width;
        Variable<float> left = baked - demand;
        return (-_margin * left) + (_firstTurn * left.Softplus(beta)) + (_secondTurn * (left - _nextMorning).Softplus(beta));
    }
}
