package planted.tracking;

import java.util.Optional;

final class OptionalParameter {
    // The parameter is the offence.
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType")
    String name(Optional<String> name) {
        return name.orElse("");
    }
}
