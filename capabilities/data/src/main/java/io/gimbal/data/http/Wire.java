package io.gimbal.data.http;

import io.gimbal.core.CodedException;
import io.gimbal.data.DatasetName;
import io.gimbal.data.DatasetVersion;
import io.gimbal.data.Datasets;
import io.gimbal.http.Parameters;
import io.gimbal.http.Request;

/// What data's routes have in common.
final class Wire {
    static final String DATASET = "/api/v1/datasets/{dataset}";
    static final String VERSIONS = DATASET + "/versions";
    static final String VERSION = VERSIONS + "/{version}";
    static final String LIMIT = "limit";

    private static final String NEWEST = "newest";
    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_LIMIT = 10_000;

    private Wire() {}

    static DatasetName dataset(Request request) {
        return new DatasetName(request.pathParameter("dataset"));
    }

    /// The version that the path names by its number, or as `newest`.
    static DatasetVersion version(Datasets datasets, Request request) {
        String text = request.pathParameter("version");
        return text.equals(NEWEST)
                ? datasets.getNewest(dataset(request))
                : datasets.getVersion(dataset(request), number("version", text));
    }

    static long number(String what, String text) {
        if (!text.matches("[1-9]\\d{0,17}")) {
            throw CodedException.invalidArgument(
                    what + " expected a whole number from 1, or " + NEWEST + ", found \"" + text + "\"");
        }
        return Long.parseLong(text);
    }

    static long limit(Parameters query) {
        return limit(query.findInteger(LIMIT).orElse(DEFAULT_LIMIT));
    }

    static long limit(long wanted) {
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw CodedException.invalidArgument(LIMIT + ": " + wanted + " is not between 1 and " + MAX_LIMIT);
        }
        return wanted;
    }
}
