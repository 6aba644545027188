package io.gimbal.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// How a module looks inside: `wiring -> http, store, sub-topics -> root`.
final class InnerShapeRules {
    private final Modules modules;

    InnerShapeRules(Modules modules) {
        this.modules = modules;
    }

    List<ArchRule> all() {
        return List.of(rootImportsNoSubPackage(), httpAndStoreAreStrangers(), onlyWiringSeesHttpAndStore());
    }

    /// But for the server, whose root is `Main`: it joins the modules by its bridges.
    private ArchRule rootImportsNoSubPackage() {
        return within(
                "not reach from its module's root package into a sub-package",
                (from, to) -> !from.isEmpty() || to.isEmpty() || isIn(to, "bridges"));
    }

    private ArchRule httpAndStoreAreStrangers() {
        return within(
                "not see store from http, nor http from store",
                (from, to) -> !(isIn(from, "http") && isIn(to, "store")) && !(isIn(from, "store") && isIn(to, "http")));
    }

    private ArchRule onlyWiringSeesHttpAndStore() {
        return within(
                "see the module's http, store and wiring only from its wiring",
                (from, to) -> isIn(from, "wiring")
                        || List.of("http", "store", "wiring").stream().allMatch(it -> !isIn(to, it) || isIn(from, it)));
    }

    private interface Arrow {
        boolean allowed(String fromTopic, String toTopic);
    }

    /// A rule about the packages of one module; the root's name is empty.
    private ArchRule within(String sentence, Arrow arrow) {
        return Rule.everyDependency(sentence, it -> {
            boolean sameModule = modules.find(it.from()).isPresent()
                    && modules.find(it.from()).equals(modules.find(it.to()));
            return !sameModule || arrow.allowed(modules.topic(it.from()), modules.topic(it.to()));
        });
    }

    private static boolean isIn(String topic, String name) {
        return topic.equals(name) || topic.startsWith(name + ".");
    }
}
