package io.gimbal.data.odcs;

import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.data.ContractColumn;
import io.gimbal.data.DataContract;
import io.gimbal.data.DatasetCheck;
import io.gimbal.data.RowRule;
import io.gimbal.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns a document into a [DataContract], or into the list of everything that is wrong with it.
///
/// Beyond the standard it reads three custom properties, which other tools ignore: `rowRules` of the schema object
/// (the order in which a row is judged), `quarantineLimit` of the schema object (the share of refused rows that is
/// still taken; 1 if not given) and `rowRule` of a property (the name of the rule about its range; the property's
/// own if not given). What the standard has and Gimbal does not check is refused as UNSUPPORTED, so that a contract is
/// never kept for want of looking; what only documents (`description`, `team`, `price`, ...) is left alone.
public final class OdcsReader {
    private static final Pattern VERSIONS = Pattern.compile("v3\\.[01]\\.\\d+");

    private final Problems problems = new Problems();
    private final Node document;

    private OdcsReader(JsonValue document) {
        this.document = Node.root(document, problems);
    }

    /// @param name what the document is called in messages, like `trips.odcs.yaml`
    /// @throws CodedException INVALID_ARGUMENT with every problem, UNSUPPORTED if all of them are about what is not
    ///     offered
    public static DataContract read(String name, JsonValue document) {
        return new OdcsReader(document).read(name);
    }

    private DataContract read(String name) {
        checkDocument();
        List<Node> objects = document.children("schema");
        if (objects.size() != 1) {
            document.problem("schema", "expected one object, found " + objects.size());
            throwIfAny(name);
        }
        Node object = objects.getFirst();
        object.allow(Keys.OBJECT);
        object.refuse(List.of("relationships"));
        OdcsProperties properties = new OdcsProperties(object);
        List<ContractColumn> columns = properties.columns();
        OdcsQuality quality = new OdcsQuality(object);
        List<RowRule> rules = order(object, properties.rules(quality));
        List<DatasetCheck> checks = new ArrayList<>(quality.checks());
        checks.addAll(OdcsService.checks(document));
        double limit = limit(object);
        throwIfAny(name);
        return new DataContract(
                document.text("id"), document.text("version"), object.text("name"), columns, rules, checks, limit);
    }

    /// Each problem once, however often its place was read.
    private void throwIfAny(String name) {
        Problems distinct = new Problems();
        distinct.addAll(problems.list().stream().distinct().toList());
        distinct.throwIfAny(name);
    }

    private void checkDocument() {
        document.allow(Keys.DOCUMENT);
        document.text("id");
        document.text("version");
        document.text("status");
        String kind = document.text("kind");
        if (document.has("kind") && !kind.equals("DataContract")) {
            document.problem("kind", "expected DataContract, found \"" + kind + "\"");
        }
        String version = document.text("apiVersion");
        if (document.has("apiVersion") && !VERSIONS.matcher(version).matches()) {
            document.problem("apiVersion", "expected v3.0.x or v3.1.x, found \"" + version + "\"");
        }
    }

    private static double limit(Node object) {
        Node property = object.customProperties().get("quarantineLimit");
        if (property == null) {
            return 1;
        }
        double limit = property.findNumber("value").orElse(1.0);
        if (limit < 0 || limit > 1) {
            property.problem("value", "expected a share from 0 to 1, found " + limit);
            return 1;
        }
        return limit;
    }

    /// The rules as `rowRules` lists them, which must be all of them.
    private static List<RowRule> order(Node object, Map<String, RowRule> rules) {
        Node property = object.customProperties().get("rowRules");
        if (property == null) {
            return List.copyOf(rules.values());
        }
        List<RowRule> ordered = new ArrayList<>();
        for (String name : property.texts("value")) {
            Optional<RowRule> rule = Optional.ofNullable(rules.get(name));
            rule.ifPresent(ordered::add);
            if (rule.isEmpty()) {
                Problem problem = Problem.in(property.at("value"), "no rule \"" + name + "\"");
                property.problems().add(problem.withNearest(name, rules.keySet()));
            }
        }
        for (RowRule rule : rules.values()) {
            long times = ordered.stream().filter(rule::equals).count();
            if (times != 1) {
                property.problem("value", "lists rule \"" + rule.name() + "\" " + times + " times, expected once");
            }
        }
        return ordered;
    }
}
