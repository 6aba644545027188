package io.gimbal.statistics;

/// A rule that turns numbers into cells. A distance between binned numbers means nothing without the name of its
/// binning, so every [Distance] carries it.
public sealed interface Binning permits BinningRule, FrozenEdges {
    /// As it is written in reports and declarations, `sturges_joint` for example.
    String ruleName();

    /// The cells for two samples that both have values.
    Partition partition(Sample reference, Sample current);
}
