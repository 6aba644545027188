package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.NearestName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All runtimes of an installation, by flavour. Thread-safe.
public final class ModelRuntimes {
    private final Map<String, ModelRuntime> byFlavour;

    public ModelRuntimes(List<ModelRuntime> runtimes) {
        byFlavour = runtimes.stream().collect(Collectors.toUnmodifiableMap(ModelRuntime::flavour, Function.identity()));
    }

    /// The model stored in a directory, opened by the runtime of its flavour.
    ///
    /// @throws CodedException as [ModelRuntime#load]; UNSUPPORTED if no runtime knows the flavour
    public LoadedModel load(Path directory) {
        String flavour = ModelDirectory.read(directory).flavour();
        ModelRuntime runtime = byFlavour.get(flavour);
        if (runtime == null) {
            throw CodedException.unsupported("no runtime for models of flavour \"" + flavour + "\""
                    + NearestName.hint(flavour, byFlavour.keySet())
                            .map(hint -> ", " + hint)
                            .orElse(""));
        }
        return runtime.load(directory);
    }
}
