package io.gimbal.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every implementation of a port is held to the contract of its interface, and the stores of a module together to a
/// contract of the module, because what they promise shows only together.
final class ContractRules {
    private static final Set<String> PORTS = Set.of(
            "BlobStore",
            "Database",
            "EventLog",
            "KeyValueStore",
            "ModelRuntime",
            "QueryEngine",
            "SearchIndex",
            "StepRunner",
            "Trainer");

    private final JavaClasses tests;

    /// @param tests the test classes of all modules
    ContractRules(JavaClasses tests) {
        this.tests = tests;
    }

    List<ArchRule> all() {
        return List.of(implementationsAreTested());
    }

    private ArchRule implementationsAreTested() {
        return Rule.everyClass(
                "be tested by the contract of the port it implements",
                type -> Stream.of(type)
                        .filter(ContractRules::isImplementation)
                        .flatMap(it -> it.getAllRawInterfaces().stream())
                        .filter(ContractRules::isPort)
                        .filter(port -> !isTested(type, port))
                        .map(port -> type.getName() + " has no test that extends "
                                + (isModuleStore(port) ? "a contract of its module" : contractOf(port))));
    }

    private static boolean isPort(JavaClass type) {
        return PORTS.contains(type.getSimpleName()) || isModuleStore(type);
    }

    private static boolean isModuleStore(JavaClass type) {
        return type.getSimpleName().endsWith("Store") && !PORTS.contains(type.getSimpleName());
    }

    private static String contractOf(JavaClass port) {
        return port.getSimpleName() + "Contract";
    }

    private static boolean isImplementation(JavaClass type) {
        return !type.isInterface()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    /// A test that extends the contract names the implementation, or the public entry that makes it.
    private boolean isTested(JavaClass implementation, JavaClass port) {
        if (isModuleStore(port)) {
            return tests.stream()
                    .filter(test -> test.getPackageName().startsWith(port.getPackageName()))
                    .anyMatch(test -> extendsA(test, "Contract"));
        }
        return tests.stream()
                .filter(test -> extendsA(test, contractOf(port)))
                .anyMatch(test -> reaches(test, implementation));
    }

    private static boolean extendsA(JavaClass test, String contract) {
        return !test.getModifiers().contains(JavaModifier.ABSTRACT)
                && test.getAllRawSuperclasses().stream()
                        .anyMatch(it -> it.getSimpleName().endsWith(contract));
    }

    /// Compared by name, because the two were read apart.
    private static boolean reaches(JavaClass test, JavaClass implementation) {
        return targets(test)
                .anyMatch(direct ->
                        isSame(direct, implementation) || targets(direct).anyMatch(it -> isSame(it, implementation)));
    }

    private static boolean isSame(JavaClass a, JavaClass b) {
        return a.getName().equals(b.getName());
    }

    private static Stream<JavaClass> targets(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass);
    }
}
