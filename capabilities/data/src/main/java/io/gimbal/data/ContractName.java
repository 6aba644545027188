package io.gimbal.data;

/// What a contract is called in declarations, like `trips`; its document has an id of its own.
public record ContractName(String value) {
    public ContractName {
        Names.check("contract", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
