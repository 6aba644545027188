package planted.statistics;

public record Mean(double value) {}
