package io.gimbal.web.compare;

import io.gimbal.tracking.ExperimentId;
import io.gimbal.tracking.Metric;
import io.gimbal.tracking.Run;
import io.gimbal.tracking.RunId;
import io.gimbal.tracking.RunRecord;
import io.gimbal.web.Tracking;
import io.gimbal.web.kit.CompareAddress;
import io.gimbal.web.kit.Figures;
import io.gimbal.web.kit.TrackingAddresses;
import io.gimbal.web.run.Durations;
import io.gimbal.web.run.MetricGroups;
import io.gimbal.web.run.RunPages;
import io.gimbal.web.run.RunView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts runs side by side.
public final class Comparisons {
    private static final int COLOURS = 10;
    private static final String MACHINE = "system/";

    private final Tracking tracking;

    public Comparisons(Tracking tracking) {
        this.tracking = tracking;
    }

    /// @param only whether rows that are alike everywhere are left out
    /// @param key the metric whose curves are wanted; the one to begin with if there is none of that name
    CompareView compare(CompareAddress address, boolean only, String key) {
        List<RunRecord> records =
                address.runs().stream().map(tracking.runs()::record).toList();
        List<CompareView.Section> all = sections(records);
        List<CompareView.Section> shown = all.stream()
                .map(section -> new CompareView.Section(
                        section.name(),
                        section.rows().stream()
                                .filter(row -> row.differs() || !only)
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
        List<String> keys = records.stream()
                .flatMap(record -> record.metrics().stream())
                .map(metric -> metric.key().value())
                .distinct()
                .sorted()
                .toList();
        return new CompareView(
                records.stream()
                        .map(record -> record.run().experiment())
                        .distinct()
                        .map(this::link)
                        .toList(),
                IntStream.range(0, records.size())
                        .mapToObj(i -> column(records, i))
                        .toList(),
                shown,
                inWords(all),
                only,
                address.href() + (only ? "" : "&only=differences"),
                keys,
                keys.contains(key) ? key : firstCurve(records),
                CompareJson.of(records));
    }

    private RunView.Link link(ExperimentId experiment) {
        return new RunView.Link(tracking.experiments().get(experiment).name(), TrackingAddresses.of(experiment));
    }

    /// Of the model rather than of the machine, and of those the one that went furthest: where each run has a single
    /// point there is no curve to see. Points would have to be counted; how far the steps went is known.
    private static String firstCurve(List<RunRecord> records) {
        Map<String, Long> furthest = new TreeMap<>();
        records.stream()
                .flatMap(record -> record.metrics().stream())
                .forEach(metric -> furthest.merge(metric.key().value(), metric.step(), Math::max));
        return furthest.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Long> metric) ->
                                metric.getKey().startsWith(MACHINE))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String inWords(List<CompareView.Section> sections) {
        long rows =
                sections.stream().mapToLong(section -> section.rows().size()).sum();
        long different = sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(CompareView.Row::differs)
                .count();
        return Figures.count(different) + " of " + Figures.count(rows) + " rows differ";
    }

    private static CompareView.Column column(List<RunRecord> records, int index) {
        Run run = records.get(index).run();
        List<RunId> others = records.stream()
                .map(record -> record.run().id())
                .filter(id -> !id.equals(run.id()))
                .toList();
        return new CompareView.Column(
                run.id().value(),
                run.name(),
                TrackingAddresses.of(run),
                run.status().text(),
                RunPages.style(run.status()),
                "run" + index % COLOURS,
                others.size() < CompareAddress.FEWEST ? "" : new CompareAddress(others).href());
    }

    private List<CompareView.Section> sections(List<RunRecord> records) {
        return Stream.of(
                        section("run", records, this::about),
                        section("metrics", records, Comparisons::metrics),
                        section("parameters", records, Comparisons::params),
                        section("data", records, Comparisons::data),
                        section("code", records, Comparisons::code),
                        section(
                                "environment",
                                records,
                                record -> record.run().capture().environment()),
                        section("tags", records, Comparisons::tags))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    private interface Reading {
        Map<String, String> of(RunRecord record);
    }

    private static CompareView.Section section(String name, List<RunRecord> records, Reading reading) {
        List<Map<String, String>> values = records.stream().map(reading::of).toList();
        TreeMap<String, Boolean> names = new TreeMap<>();
        values.forEach(one -> one.keySet().forEach(key -> names.put(key, true)));
        return new CompareView.Section(
                name,
                names.keySet().stream()
                        .map(key -> row(
                                key,
                                values.stream()
                                        .map(one -> one.getOrDefault(key, ""))
                                        .toList()))
                        .toList());
    }

    private static CompareView.Row row(String name, List<String> cells) {
        return new CompareView.Row(name, cells.stream().distinct().count() > 1, cells);
    }

    private Map<String, String> about(RunRecord record) {
        Run run = record.run();
        return Map.of(
                "experiment",
                tracking.experiments().get(run.experiment()).name(),
                "started",
                Figures.time(run.startedAt()),
                "duration",
                Durations.between(run.startedAt(), run.endedAt().orElseGet(tracking.time()::instant)),
                "status",
                run.status().text(),
                "user",
                run.user().isEmpty() ? run.startedBy() : run.user());
    }

    private static Map<String, String> metrics(RunRecord record) {
        return record.metrics().stream()
                .collect(Collectors.toMap(
                        metric -> metric.key().value(), (Metric metric) -> MetricGroups.value(metric.value())));
    }

    private static Map<String, String> params(RunRecord record) {
        return record.params().stream()
                .collect(Collectors.toMap(param -> param.key().value(), param -> param.value()));
    }

    private static Map<String, String> data(RunRecord record) {
        return record.inputs().stream()
                .collect(Collectors.toMap(
                        input -> input.dataset().name()
                                + (input.context().isEmpty() ? "" : " (" + input.context() + ")"),
                        input -> input.dataset().digest(),
                        (a, b) -> a + ", " + b));
    }

    private static Map<String, String> code(RunRecord record) {
        Map<String, String> code = new TreeMap<>();
        record.run()
                .capture()
                .commit()
                .or(() -> tag(record, "mlflow.source.git.commit"))
                .ifPresent(commit -> code.put("commit", commit));
        record.run().capture().dirty().ifPresent(dirty -> code.put("local changes", dirty ? "yes" : "none"));
        if (!record.run().capture().command().isEmpty()) {
            code.put("command", record.run().capture().command());
        }
        return code;
    }

    /// Those that people set: what clients note for themselves is on the page of each run.
    private static Map<String, String> tags(RunRecord record) {
        return record.tags().stream()
                .filter(tag -> !tag.key().value().startsWith("mlflow."))
                .collect(Collectors.toMap(tag -> tag.key().value(), tag -> tag.value()));
    }

    private static Optional<String> tag(RunRecord record, String name) {
        return record.tags().stream()
                .filter(tag -> tag.key().value().equals(name))
                .map(tag -> tag.value())
                .findFirst();
    }
}
