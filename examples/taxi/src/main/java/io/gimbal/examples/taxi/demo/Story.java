package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalClient;
import io.gimbal.examples.taxi.replay.Replay;
import io.gimbal.examples.taxi.replay.TripStream;
import io.gimbal.examples.taxi.server.Datasets;
import io.gimbal.examples.taxi.server.Declarations;
import io.gimbal.examples.taxi.server.Endpoint;
import io.gimbal.examples.taxi.server.EventTime;
import io.gimbal.examples.taxi.server.Features;
import io.gimbal.examples.taxi.server.Models;
import io.gimbal.examples.taxi.server.Monitors;
import io.gimbal.examples.taxi.server.Pipelines;
import io.gimbal.examples.taxi.server.Pipelines.Evaluated;
import io.gimbal.examples.taxi.server.Pipelines.Run;
import io.gimbal.examples.taxi.server.ValidTrips;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens, from the first file to the last day.
final class Story implements AutoCloseable {
    private static final int DAYS_TO_LIVE = 45;

    /// As the monitor declares it.
    private static final Duration CLOSES_AFTER = Duration.ofHours(3);

    /// A retraining is waited for.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final DemoOptions options;
    private final Narrator narrator;
    private final Steps steps;
    private final TaxiData data;
    private final Span span;
    private final GimbalClient client;
    private boolean begun;

    private Story(DemoOptions options, Narrator narrator, Steps steps, TaxiData data, Span span) {
        this.options = options;
        this.narrator = narrator;
        this.steps = steps;
        this.data = data;
        this.span = span;
        this.client = GimbalClient.builder(options.server())
                .user(System.getProperty("user.name", "unknown"))
                .consumer("dispatch")
                .timeout(PATIENCE)
                .build();
    }

    /// Looks whether there is something to tell; sends nothing.
    ///
    /// @throws IllegalArgumentException if a file is missing, or the days do not fit the files
    static Story prepare(DemoOptions options, PrintStream out) {
        Narrator narrator = new Narrator(out, interactive());
        Steps steps = new Steps();
        TaxiData data = steps.time("data", () -> data(options, narrator));
        Span span = Span.of(data.folder(), options);
        options.until()
                .filter(wanted -> wanted.isAfter(span.last()))
                .ifPresent(_ -> narrator.say("the files end with " + span.last() + ", and so does the story"));
        return new Story(options, narrator, steps, data, span);
    }

    private static boolean interactive() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// The days of a story.
    ///
    /// @param first after training
    /// @param last that is lived through
    record Span(LocalDate first, LocalDate last) {
        static Span of(TaxiFolder folder, DemoOptions options) {
            LocalDate first = folder.firstDay().plusDays(options.trainDays());
            LocalDate wanted = options.until().orElse(first.plusDays(DAYS_TO_LIVE - 1));
            LocalDate last = wanted.isAfter(folder.lastDay()) ? folder.lastDay() : wanted;
            if (last.isBefore(first)) {
                throw new IllegalArgumentException(
                        "the last day, " + last + ", is not after training, which ends with " + first.minusDays(1));
            }
            return new Span(first, last);
        }

        /// Where training ends and life begins.
        Instant cut() {
            return first.atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }

    /// @throws io.gimbal.client.GimbalException if the server refuses something the story needs
    void tell() {
        Datasets.Version trips = dataComesIn(data.folder());
        begun = true;
        Run run = modelsAreTrained();
        Evaluated champion = steps.time("promote", () -> oneServes(run));
        LiveDays live = steps.time("replay", () -> worldChanges(champion));
        new Ending(client, narrator, steps, options).tell(span, trips, run, live);
    }

    /// Whether data came in. Before that, telling it again starts from the beginning.
    boolean hasBegun() {
        return begun;
    }

    @Override
    public void close() {
        data.close();
    }

    private static TaxiData data(DemoOptions options, Narrator narrator) {
        return options.data().map(TaxiData::of).orElseGet(() -> {
            narrator.say("no --data: two months of trips are invented, in a city that shuts down on 14 March 2020");
            return TaxiData.invent();
        });
    }

    private Datasets.Version dataComesIn(TaxiFolder folder) {
        narrator.chapter("Data comes in");
        int applied = steps.time(
                "apply",
                () -> new Declarations(client)
                        .apply(options.project(), "the taxi example")
                        .items()
                        .size());
        narrator.say(applied + " declarations applied");
        return steps.time("ingest", () -> new Ingestion(new Datasets(client), narrator).take(folder));
    }

    private Run modelsAreTrained() {
        narrator.chapter("Models are trained on %d days, up to %s"
                .formatted(options.trainDays(), span.first().minusDays(1)));
        steps.time("features", () -> {
            new Features(client).materialize(span.cut());
            new EventTime(client).reach(span.cut());
        });
        Run run = steps.time(
                "train",
                () -> new Pipelines(client)
                        .run("train", span.cut(), Map.of("days", options.trainDays()), new RunProgress(narrator)));
        narrator.say(Narrator.number(Pipelines.trainingRows(run)) + " rows in the training set, the last 4 days judge");
        Pipelines.evaluated(run)
                .forEach(it -> narrator.say(
                        "v%d %-14s MAE %.3f, bias %+.3f".formatted(it.version(), it.step(), it.mae(), it.bias())));
        return run;
    }

    private Evaluated oneServes(Run run) {
        narrator.chapter("One of them serves");
        List<Evaluated> candidates = Pipelines.evaluated(run);
        Models models = Models.of(client, candidates.getFirst().model());
        return new Introduction(models, narrator).introduce(candidates, span.cut());
    }

    private LiveDays worldChanges(Evaluated champion) {
        narrator.chapter("The world changes: %s to %s".formatted(span.first(), span.last()));
        LiveDays live = new LiveDays(
                new LiveDays.Services(
                        new Features(client),
                        new Endpoint(client),
                        new EventTime(client),
                        new Monitors(client),
                        new Pipelines(client)),
                narrator,
                champion.version(),
                CLOSES_AFTER);
        ValidTrips trips = new ValidTrips(new Datasets(client));
        TripStream stream = new TripStream(trips.underway(span.first()), span.first(), span.last(), trips);
        new Replay(stream, live, span.first(), span.last(), CLOSES_AFTER).run();
        return live;
    }
}
