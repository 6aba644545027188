package io.gimbal.web.kit;

import io.gimbal.core.CodedException;
import io.gimbal.http.Parameters;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.curves.CurveQuery;
import java.util.List;
import java.util.stream.Collectors;

/// Where runs are compared.
public record CompareAddress(List<RunId> runs) {
    public static final String PATH = "/compare";

    public static final int FEWEST = 2;

    /// As many as curves are drawn of.
    public static final int MOST = CurveQuery.MAX_RUNS;

    private static final String RUN = "run";

    public CompareAddress {
        runs = runs.stream().distinct().toList();
        if (runs.size() < FEWEST || runs.size() > MOST) {
            throw CodedException.invalidArgument(
                    "run: " + FEWEST + " to " + MOST + " different runs can be compared, not " + runs.size());
        }
    }

    /// The runs that a query or form names.
    public static CompareAddress in(Parameters parameters) {
        return new CompareAddress(parameters.list(RUN).stream().map(RunId::new).toList());
    }

    public String href() {
        return PATH + "?" + runs.stream().map(run -> RUN + "=" + run).collect(Collectors.joining("&"));
    }
}
