package io.gimbal.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// All rules, and how one is made: from a sentence and a function that lists what breaks it.
final class Rule {
    private Rule() {}

    /// @param withTests the classes of the modules together with their tests
    static List<ArchRule> all(Modules modules, JavaClasses withTests) {
        return Stream.of(
                        new ModuleRules(modules).all(),
                        new InnerShapeRules(modules).all(),
                        new ThirdPartyRules(modules).all(),
                        new StyleRules(modules).all(),
                        new ContractRules(withTests).all())
                .flatMap(List::stream)
                .toList();
    }

    /// @param sentence what every class should do, as in "use only modules below its own"
    static ArchRule everyClass(String sentence, Function<JavaClass, Stream<String>> violations) {
        return ArchRuleDefinition.classes()
                .should(new ArchCondition<JavaClass>(sentence) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        violations
                                .apply(type)
                                .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
                    }
                })
                .allowEmptyShould(true);
    }

    /// What a class depends on, as pairs worth a message.
    static ArchRule everyDependency(String sentence, Function<Dependency, Boolean> allowed) {
        return everyClass(
                sentence,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .map(it ->
                                new Dependency(type, it.getTargetClass().getBaseComponentType(), it.getDescription()))
                        .filter(it -> !allowed.apply(it))
                        .map(Dependency::description));
    }

    record Dependency(JavaClass from, JavaClass to, String description) {}
}
