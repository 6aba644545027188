package io.gimbal.tracking.http;

import io.gimbal.json.JsonArray;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonObject;
import io.gimbal.json.JsonValue;
import io.gimbal.tracking.curves.Bucket;
import io.gimbal.tracking.curves.Curve;
import io.gimbal.tracking.curves.CurveQuery;
import io.gimbal.tracking.curves.Summary;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Curves on the wire: a list per property of the buckets, as long as there are buckets. What JSON has no number for
/// stands apart: how many values of which bucket were NaN or infinite.
final class CurveAnswer {
    private CurveAnswer() {}

    static JsonObject of(CurveQuery query, List<Curve> curves) {
        return JsonObject.builder()
                .put("x", query.axis().text())
                .put(
                        "curves",
                        new JsonArray(curves.stream().map(CurveAnswer::of).toList()))
                .build();
    }

    private static JsonValue of(Curve curve) {
        List<Bucket> buckets = curve.buckets();
        return JsonObject.builder()
                .put("run", curve.run().value())
                .put("key", curve.key().value())
                .put("points", new JsonNumber.Whole(curve.count()))
                .put("from", whole(buckets, Bucket::from))
                .put("to", whole(buckets, Bucket::to))
                .put("count", whole(buckets, bucket -> bucket.summary().count()))
                .put("min", real(buckets, Summary::min))
                .put("max", real(buckets, Summary::max))
                .put("mean", real(buckets, Summary::mean))
                .put("odd", odd(buckets))
                .build();
    }

    private static JsonArray whole(List<Bucket> buckets, ToLongFunction<Bucket> value) {
        return list(buckets, bucket -> new JsonNumber.Whole(value.applyAsLong(bucket)));
    }

    private static JsonArray real(List<Bucket> buckets, ToDoubleFunction<Summary> value) {
        return list(
                buckets,
                bucket -> bucket.summary().finite() == 0
                        ? JsonNull.NULL
                        : new JsonNumber.Real(value.applyAsDouble(bucket.summary())));
    }

    private static JsonArray list(List<Bucket> buckets, Function<Bucket, JsonValue> value) {
        return new JsonArray(buckets.stream().map(value).toList());
    }

    private static JsonArray odd(List<Bucket> buckets) {
        return new JsonArray(IntStream.range(0, buckets.size())
                .filter(i -> buckets.get(i).summary().finite()
                        < buckets.get(i).summary().count())
                .mapToObj(i -> odd(i, buckets.get(i).summary()))
                .toList());
    }

    private static JsonValue odd(int index, Summary summary) {
        return JsonObject.builder()
                .put("bucket", new JsonNumber.Whole(index))
                .put("NaN", new JsonNumber.Whole(summary.nans()))
                .put("Infinity", new JsonNumber.Whole(summary.highs()))
                .put("-Infinity", new JsonNumber.Whole(summary.lows()))
                .build();
    }
}
