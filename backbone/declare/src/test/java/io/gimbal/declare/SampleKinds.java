package io.gimbal.declare;

import io.gimbal.core.CodedException;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.EdgeType;
import io.gimbal.graph.Reason;
import io.gimbal.sql.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Three small kinds that note what was done to them: a source, a view that reads it, and a chain of nodes.
final class SampleKinds {
    final List<String> log = new ArrayList<>();
    final AtomicInteger checks = new AtomicInteger();
    volatile Runnable whileChecking = () -> {};
    final Recorded<Source> source = new SourceKind();
    final Recorded<View> view = new ViewKind();
    final Recorded<Node> node = new NodeKind();

    List<DeclarationKind<?>> all() {
        return List.of(source, view, node);
    }

    record Source(String path, Optional<String> contract) {}

    record View(String source, Duration ttl, List<String> features) {
        View {
            if (features.contains("broken")) {
                throw CodedException.invalidArgument("a view cannot have a feature called broken");
            }
        }
    }

    record Node(Optional<String> next) {}

    /// Notes each application and removal once it is durable.
    abstract class Recorded<T extends Record> implements DeclarationKind<T> {
        @Override
        public void apply(Transaction transaction, Difference<T> difference, Reason reason) {
            String word = difference.before().isPresent() ? "change " : "create ";
            note(transaction, word + difference.after().ref());
        }

        @Override
        public void remove(Transaction transaction, AssetRef ref, Reason reason) {
            note(transaction, "remove " + ref);
        }

        private void note(Transaction transaction, String what) {
            transaction.afterCommit(() -> log.add(what));
        }
    }

    private final class SourceKind extends Recorded<Source> {
        @Override
        public AssetKind kind() {
            return new AssetKind("source");
        }

        @Override
        public String description() {
            return "Where data comes from.";
        }

        @Override
        public Shape.Fields shape() {
            return Shape.fields(
                    Field.required("path", Shape.text(), "Where."),
                    Field.optional("contract", Shape.file(".odcs.yaml"), "What it must look like."));
        }

        @Override
        public Class<Source> type() {
            return Source.class;
        }

        @Override
        public List<Consequence> consequences(Difference<Source> difference, Transaction transaction) {
            return difference.before().stream()
                    .map(before -> new Consequence(
                            Consequence.Type.BACKFILL,
                            before.ref(),
                            "everything from " + before.value().path() + " is read again"))
                    .toList();
        }

        @Override
        public void apply(Transaction transaction, Difference<Source> difference, Reason reason) {
            super.apply(transaction, difference, reason);
            if (difference.after().value().path().equals("nowhere")) {
                throw CodedException.failedPrecondition("there is no nowhere");
            }
        }
    }

    private final class ViewKind extends Recorded<View> {
        @Override
        public AssetKind kind() {
            return new AssetKind("view");
        }

        @Override
        public String description() {
            return "Some features.";
        }

        @Override
        public Shape.Fields shape() {
            return Shape.fields(
                    Field.required("source", Shape.reference("source"), "What it reads."),
                    Field.withDefault("ttl", Shape.span(), "7d", "How old a value may be."),
                    Field.required("features", Shape.listOf(Shape.name()), "What it gives."));
        }

        @Override
        public Class<View> type() {
            return View.class;
        }

        /// A feature `view.x` stands for one of another view.
        @Override
        public List<ReferenceUse> references(Declared<View> declared) {
            List<ReferenceUse> uses = new ArrayList<>();
            List<String> features = declared.value().features();
            for (int i = 0; i < features.size(); i++) {
                int dot = features.get(i).indexOf('.');
                if (dot > 0) {
                    uses.add(ReferenceUse.of(
                            EdgeType.DERIVED_FROM,
                            "view",
                            features.get(i).substring(0, dot),
                            declared.location("features", i)));
                }
            }
            return uses;
        }

        @Override
        public void check(Declared<View> declared, Scope scope, Problems problems) {
            checks.incrementAndGet();
            whileChecking.run();
            Optional<Declared<Source>> found =
                    scope.find(source, declared.value().source());
            if (found.filter(it -> it.value().path().endsWith(".txt")).isPresent()) {
                problems.add(Problem.at(declared.location("source"), "a view cannot read text files"));
            }
        }
    }

    private final class NodeKind extends Recorded<Node> {
        @Override
        public AssetKind kind() {
            return new AssetKind("node");
        }

        @Override
        public String description() {
            return "Part of a chain.";
        }

        @Override
        public Shape.Fields shape() {
            return Shape.fields(Field.optional("next", Shape.reference("node"), "The next one."));
        }

        @Override
        public Class<Node> type() {
            return Node.class;
        }
    }
}
