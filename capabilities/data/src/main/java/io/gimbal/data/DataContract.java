package io.gimbal.data;

import io.gimbal.core.CodedException;
import java.util.List;
import java.util.Objects;

/// What data must look like, as its provider and its consumers agreed: read from an Open Data Contract Standard
/// document.
///
/// @param id stable over its versions
/// @param version of the contract, like `1.2.0`
/// @param relation what its SQL calls the data
/// @param rules what every row must meet, in the order in which a row is judged
/// @param checks what the accepted rows must meet together
/// @param quarantineLimit the largest share of refused rows with which a delivery is still taken, 0 to 1
public record DataContract(
        String id,
        String version,
        String relation,
        List<ContractColumn> columns,
        List<RowRule> rules,
        List<DatasetCheck> checks,
        double quarantineLimit) {
    public DataContract {
        Objects.requireNonNull(version);
        columns = List.copyOf(columns);
        rules = List.copyOf(rules);
        checks = List.copyOf(checks);
        if (id.isBlank()) {
            throw CodedException.invalidArgument("a contract needs an id");
        }
        if (!(quarantineLimit >= 0 && quarantineLimit <= 1)) {
            throw CodedException.invalidArgument("a quarantine limit is a share from 0 to 1: " + quarantineLimit);
        }
        if (rules.stream().noneMatch(rule -> rule.name().equals(RowRule.UNREADABLE))) {
            throw CodedException.invalidArgument("a contract says what is unreadable");
        }
    }

    /// What holds where no contract was agreed: every value must cast to its type.
    public static DataContract none(Source source) {
        RowRule unreadable = new RowRule(RowRule.UNREADABLE, List.of(new RowCondition.Legible(List.of())));
        return new DataContract("none", "0", source.name().value(), List.of(), List.of(unreadable), List.of(), 1);
    }
}
