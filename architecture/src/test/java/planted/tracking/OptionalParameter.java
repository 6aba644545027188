package planted.tracking;

import java.util.Optional;

public final class OptionalParameter {
    // The parameter is the offence.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    public String name(Optional<String> name) {
        return name.orElse("");
    }
}
