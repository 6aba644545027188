package io.gimbal.mlflow.tracking;

import io.gimbal.http.Request;
import io.gimbal.http.Response;
import io.gimbal.mlflow.Fields;
import io.gimbal.mlflow.MlflowRoute;
import io.gimbal.mlflow.WireWriter;
import io.gimbal.mlflow.Wording;
import io.gimbal.tracking.Key;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The history of one metric of one run, page by page, written while it is read.
final class MetricRoutes {
    private static final int MOST = 25_000;

    private final RunLog log;

    MetricRoutes(RunLog log) {
        this.log = log;
    }

    List<MlflowRoute> routes() {
        return List.of(MlflowRoute.get("/metrics/get-history", this::history));
    }

    private Response history(Request request) {
        Fields fields = Fields.of(request);
        RunId run = Ids.run(fields);
        Key key = new Key(fields.text("metric_key"));
        int asked = fields.integer("max_results", 0, 0, Integer.MAX_VALUE);
        HistoryPage page = new HistoryPage(asked == 0 ? MOST : Math.min(asked, MOST));
        Optional<Metric> after = fields.findText("page_token")
                .filter(it -> !it.isEmpty())
                .map(token -> HistoryToken.parse(token).after(key));
        return Wording.ofRun(
                run.value(),
                () -> WireWriter.answer(json -> {
                    json.stream(
                            "metrics",
                            put -> scan(run, key, after, metric -> page.takes(metric, put)),
                            RunJson::metric);
                    page.next().ifPresent(token -> json.text("next_page_token", token));
                }));
    }

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // of this class alone
    private void scan(RunId run, Key key, Optional<Metric> after, Predicate<Metric> consumer) {
        after.ifPresentOrElse(
                last -> log.scanMetricAfter(run, last, consumer), () -> log.scanMetric(run, key, consumer));
    }

    /// The page being written.
    private static final class HistoryPage {
        private final int size;
        private int count;
        private @Nullable Metric last;
        private boolean hasMore;

        HistoryPage(int size) {
            this.size = size;
        }

        /// False once it is known that there are more than fit.
        boolean takes(Metric metric, Consumer<Metric> put) {
            if (count == size) {
                hasMore = true;
                return false;
            }
            put.accept(metric);
            last = metric;
            count++;
            return true;
        }

        Optional<String> next() {
            return last != null && hasMore ? Optional.of(HistoryToken.of(last).text()) : Optional.empty();
        }
    }
}
