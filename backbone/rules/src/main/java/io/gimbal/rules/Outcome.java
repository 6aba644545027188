package io.gimbal.rules;

import java.util.List;
import java.util.stream.Collectors;

/// What became of a rule, with the reasons: every clause of the conjunction was evaluated, also those after the one
/// that decided, so that everything that is missing can be named at once.
public sealed interface Outcome {
    List<Clause> clauses();

    Verdict verdict();

    /// The clauses that made the outcome what it is: all of them when it holds, those that fail when it fails, those
    /// that are undefined when it is undefined.
    default List<Clause> deciding() {
        return clauses().stream()
                .filter(clause -> clause.verdict() == verdict())
                .toList();
    }

    /// The deciding clauses, one a line.
    default String explanation() {
        return deciding().stream().map(Clause::summary).collect(Collectors.joining("\n"));
    }

    record Holds(List<Clause> clauses) implements Outcome {
        public Holds {
            clauses = List.copyOf(clauses);
        }

        @Override
        public Verdict verdict() {
            return Verdict.HOLDS;
        }
    }

    record Fails(List<Clause> clauses) implements Outcome {
        public Fails {
            clauses = List.copyOf(clauses);
        }

        @Override
        public Verdict verdict() {
            return Verdict.FAILS;
        }
    }

    /// @param missing what was missing or made no sense, one reason for each undefined clause
    record Undefined(List<String> missing, List<Clause> clauses) implements Outcome {
        public Undefined {
            missing = List.copyOf(missing);
            clauses = List.copyOf(clauses);
        }

        @Override
        public Verdict verdict() {
            return Verdict.UNDEFINED;
        }
    }
}
