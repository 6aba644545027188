package io.gimbal.declare.yaml;

import io.gimbal.core.Problem;
import io.gimbal.core.Problem.Location;
import io.gimbal.declare.Located;
import io.gimbal.json.JsonNull;
import io.gimbal.json.JsonNumber;
import io.gimbal.json.JsonString;
import io.gimbal.json.JsonValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Scalars of YAML's core schema: `yes` and `12:30` are text, `0x1F` and `1e3` are numbers.
final class CoreScalars {
    private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();
    private static final Set<String> CORE_TAGS = Set.of(
            "!",
            Tag.STR.getValue(),
            Tag.INT.getValue(),
            Tag.FLOAT.getValue(),
            Tag.BOOL.getValue(),
            Tag.NULL.getValue(),
            Tag.MAP.getValue(),
            Tag.SEQ.getValue());

    private CoreScalars() {}

    static boolean isCoreTag(String tag) {
        return CORE_TAGS.contains(tag);
    }

    static Problem unknownTag(String tag, Location location) {
        return Problem.at(location, "unknown tag \"" + tag + "\"").withExcerpt(tag);
    }

    /// What cannot be read is a problem, and text from then on.
    static Located.Scalar read(ScalarEvent event, Location location, List<Problem> problems) {
        String text = event.getValue();
        String tag = event.getTag().filter(it -> !it.equals("!")).orElseGet(() -> implicitTag(event));
        try {
            return new Located.Scalar(value(tag, text), text, location);
        } catch (UnknownTag e) {
            problems.add(unknownTag(tag, location));
        } catch (RuntimeException e) { // the parse methods refuse in several types
            problems.add(Problem.at(location, "not " + expected(tag) + ": \"" + text + "\"")
                    .withExcerpt(text));
        }
        return new Located.Scalar(new JsonString(""), text, location);
    }

    private static String expected(String tag) {
        return tag.equals(Tag.BOOL.getValue()) ? "true or false" : "a finite number";
    }

    private static String implicitTag(ScalarEvent event) {
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        return plain ? RESOLVER.resolve(event.getValue(), true).getValue() : Tag.STR.getValue();
    }

    private static JsonValue value(String tag, String text) {
        if (tag.equals(Tag.STR.getValue())) {
            return new JsonString(text);
        } else if (tag.equals(Tag.INT.getValue())) {
            return JsonNumber.of(integer(text));
        } else if (tag.equals(Tag.FLOAT.getValue())) {
            return JsonValue.of(Double.parseDouble(text));
        } else if (tag.equals(Tag.BOOL.getValue())) {
            return JsonValue.of(flag(text));
        } else if (tag.equals(Tag.NULL.getValue())) {
            return JsonNull.NULL;
        }
        throw new UnknownTag();
    }

    private static BigInteger integer(String text) {
        if (text.length() > 400) {
            throw new NumberFormatException("too many digits");
        }
        return text.startsWith("0x")
                ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static final class UnknownTag extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
