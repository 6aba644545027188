package io.gimbal.cli.verbs;

import io.gimbal.cli.Table;
import io.gimbal.cli.Terminal;
import io.gimbal.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/// A dataset version for people.
record VersionView(JsonObject version) {
    String number() {
        return Long.toString(version.integer("version"));
    }

    String rows() {
        return Long.toString(version.integer("rows"));
    }

    String refused() {
        return Long.toString(version.integer("read") - version.integer("rows"));
    }

    String asOf() {
        return version.text("as_of");
    }

    boolean passed() {
        return version.object("contract").flag("passed");
    }

    String verdict() {
        return passed() ? "passed" : "NOT PASSED";
    }

    /// Everything about one version, with what was refused by rule.
    void print(Terminal terminal) {
        terminal.print("%s version %s: %s of %d rows read"
                .formatted(version.text("dataset"), number(), rows(), version.integer("read")));
        terminal.print("digest    " + version.text("digest"));
        version.findInteger("parent").ifPresent(parent -> terminal.print("goes on from version " + parent));
        if (version.integer("read") > version.integer("rows")) {
            terminal.print("refused   " + refused() + " rows (" + share() + "), by the first rule each broke:");
            Table rules = new Table("rule", "rows");
            version.object("refused").fields().keySet().stream()
                    .filter(rule -> version.object("refused").integer(rule) > 0)
                    .forEach(rule -> rules.add(rule, version.object("refused").integer(rule)));
            rules.lines().forEach(line -> terminal.print("  " + line));
        }
        terminal.print("contract  " + verdict());
        version.object("contract").array("clauses").objects().forEach(clause -> terminal.print("  " + clause(clause)));
    }

    private String share() {
        double share = version.object("contract").number("refused_share");
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String clause(JsonObject clause) {
        Optional<String> measured = clause.findText("measured");
        return "%-9s %s %s%s"
                .formatted(
                        clause.text("outcome"),
                        clause.text("name"),
                        clause.text("expected"),
                        measured.map(it -> ", measured " + it).orElse(""));
    }
}
