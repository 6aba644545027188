package io.gimbal.bench;

import java.util.function.Consumer;

/// Something that is measured, by a name.
public interface Benchmark {
    String name();

    /// What it measures, in a line.
    String about();

    /// Tells each figure as soon as it is known.
    void run(Consumer<Figure> figures) throws Exception;
}
