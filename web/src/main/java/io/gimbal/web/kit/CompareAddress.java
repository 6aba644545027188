package io.gimbal.web.kit;

import io.gimbal.tracking.RunId;
import java.util.List;
import java.util.stream.Collectors;

/// Where runs are compared.
public final class CompareAddress {
    public static final String PATH = "/compare";

    private CompareAddress() {}

    public static String of(List<RunId> runs) {
        return PATH + "?" + runs.stream().map(run -> "run=" + run).collect(Collectors.joining("&"));
    }
}
