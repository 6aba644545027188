package io.gimbal.bench;

import java.util.List;

/// Something that is measured, by a name.
public interface Benchmark {
    String name();

    /// What it measures, in a line.
    String about();

    List<Figure> run() throws Exception;
}
