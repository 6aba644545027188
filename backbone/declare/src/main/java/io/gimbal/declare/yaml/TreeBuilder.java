package io.gimbal.declare.yaml;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.declare.Located;
import io.gimbal.declare.YamlReader.YamlDocument;
import io.gimbal.json.JsonNull;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Builds located trees from the events of one file, without recursion. Not thread-safe.
final class TreeBuilder {
    private static final int MAX_DEPTH = 50;
    private static final int MAX_VALUES = 100_000;

    private final String path;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();
    private final List<YamlDocument> documents = new ArrayList<>();
    private final Deque<OpenCollection> open = new ArrayDeque<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private @Nullable Located root;
    private int startLine;
    private int values;

    /// What an anchor names, and how many values it has.
    private record Anchored(Located value, int values) {}

    TreeBuilder(String path, String text) {
        this.path = path;
        this.lines = text.lines().toList();
    }

    List<Problem> problems() {
        return problems;
    }

    List<YamlDocument> documents() {
        return documents;
    }

    void accept(Event event) {
        switch (event) {
            case DocumentStartEvent start -> begin(start);
            case DocumentEndEvent end -> finish(line(end));
            case ScalarEvent scalar -> scalar(scalar);
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent start -> open(start);
            default -> {
                switch (event.getEventId()) {
                    case MappingEnd, SequenceEnd -> close();
                    default -> {} // the stream's own start and end
                }
            }
        }
    }

    private void begin(DocumentStartEvent start) {
        root = null;
        anchors.clear();
        values = 0;
        startLine = line(start) + (start.isExplicit() ? 1 : 0);
    }

    private void finish(int endLine) {
        Located built = root;
        if (built != null && !(built.value() instanceof JsonNull)) {
            int to = Math.min(lines.size(), Math.max(endLine, startLine));
            String source = lines.subList(Math.min(startLine, to), to).stream().collect(Collectors.joining("\n"));
            documents.add(new YamlDocument(built, source + "\n"));
        }
    }

    private void scalar(ScalarEvent event) {
        count(1, event);
        Located.Scalar scalar = CoreScalars.read(event, locate(event), problems);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(scalar, 1)));
        add(scalar, locate(event));
    }

    private void alias(AliasEvent event) {
        Anchored target = anchors.get(event.getAlias());
        if (target == null) {
            boolean inside = open.stream()
                    .anyMatch(it -> it.anchor().filter(event.getAlias()::equals).isPresent());
            throw refuse(
                    event,
                    inside
                            ? "the alias \"*" + event.getAlias() + "\" leads to itself"
                            : "no anchor \"&" + event.getAlias() + "\" stands before this alias");
        }
        count(target.values(), event);
        add(target.value(), locate(event));
    }

    private void open(CollectionStartEvent event) {
        count(1, event);
        if (open.size() >= MAX_DEPTH) {
            throw refuse(event, "nested deeper than " + MAX_DEPTH);
        }
        event.getTag()
                .filter(tag -> !CoreScalars.isCoreTag(tag))
                .ifPresent(tag -> problems.add(CoreScalars.unknownTag(tag, locate(event))));
        open.push(new OpenCollection(
                event instanceof MappingStartEvent, event.getAnchor().orElse(null), locate(event), values));
    }

    private void close() {
        OpenCollection finished = open.pop();
        Located built = finished.build();
        int size = values - finished.valuesBefore() + 1;
        finished.anchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(built, size)));
        add(built, finished.location());
    }

    private void add(Located value, Location location) {
        OpenCollection parent = open.peek();
        if (parent == null) {
            root = value;
        } else {
            parent.add(value, location).ifPresent(problems::add);
        }
    }

    private void count(int more, Event event) {
        values += more;
        if (values > MAX_VALUES) {
            throw refuse(event, "the document has more than " + MAX_VALUES + " values");
        }
    }

    private Refusal refuse(Event event, String message) {
        Location location = locate(event);
        return new Refusal(Problem.at(location, message)
                .withExcerpt(
                        location.line() <= lines.size()
                                ? lines.get(location.line() - 1).strip()
                                : ""));
    }

    private Location locate(Event event) {
        int column = event.getStartMark().map(Mark::getColumn).orElse(0);
        return new Location(path, line(event) + 1, column + 1);
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0);
    }
}
