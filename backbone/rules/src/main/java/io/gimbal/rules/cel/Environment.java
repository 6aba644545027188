package io.gimbal.rules.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import io.gimbal.rules.RuleCompiler;
import io.gimbal.rules.ValueType;
import io.gimbal.rules.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The library, set up: one runtime for all, a compiler for each set of variables.
final class Environment {
    static final int MAX_NESTING = 40;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(RuleCompiler.MAX_LENGTH)
            .maxParseRecursionDepth(MAX_NESTING)
            .comprehensionMaxIterations(RuleCompiler.MAX_ITERATIONS)
            .maxRegexProgramSize(1_000)
            .build();

    /// Holds nothing but functions, so one serves every rule.
    static final CelRuntime RUNTIME = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .setStandardFunctions(StrictOperators.remaining())
            .addFunctionBindings(StrictOperators.bindings(OPTIONS, equality()))
            .addLibraries(CelExtensions.math())
            .build();

    /// Knows no names.
    static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    private Environment() {}

    static CelCompiler compiler(Variables variables) {
        List<CelType> objects = new ArrayList<>();
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.math());
        variables.types().forEach((name, type) -> builder.addVar(name, typeOf(name, type, objects)));
        return builder.setTypeProvider(new Objects(objects)).build();
    }

    private static RuntimeEquality equality() {
        return RuntimeEquality.create(RuntimeHelpers.create(), OPTIONS);
    }

    private static CelType typeOf(String path, ValueType type, List<CelType> objects) {
        return switch (type) {
            case ValueType.Scalar scalar -> scalarType(scalar);
            case ValueType.ListOf list -> ListType.create(typeOf(path, list.element(), objects));
            case ValueType.MapOf map -> MapType.create(SimpleType.STRING, typeOf(path, map.value(), objects));
            case ValueType.ObjectOf object -> objectType(path, object.fields(), objects);
        };
    }

    private static CelType objectType(String path, Map<String, ValueType> fields, List<CelType> objects) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        fields.forEach((name, type) -> builder.put(name, typeOf(path + "." + name, type, objects)));
        ImmutableMap<String, CelType> types = builder.buildOrThrow();
        StructType type =
                StructType.create("object." + path, types.keySet(), field -> Optional.ofNullable(types.get(field)));
        objects.add(type);
        return type;
    }

    private static CelType scalarType(ValueType.Scalar scalar) {
        return switch (scalar) {
            case DOUBLE -> SimpleType.DOUBLE;
            case INTEGER -> SimpleType.INT;
            case TEXT -> SimpleType.STRING;
            case FLAG -> SimpleType.BOOL;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            case DURATION -> SimpleType.DURATION;
            case DYNAMIC -> SimpleType.DYN;
        };
    }

    /// Knows the declared objects.
    @SuppressWarnings("Immutable") // the list is copied and its types are immutable
    private static final class Objects implements CelTypeProvider {
        private final ImmutableList<CelType> types;

        Objects(List<CelType> types) {
            this.types = ImmutableList.copyOf(types);
        }

        @Override
        public ImmutableList<CelType> types() {
            return types;
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types.stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}
