package io.gimbal.declare;

import static java.util.stream.Collectors.toMap;

import io.gimbal.core.PageRequest;
import io.gimbal.core.Problem;
import io.gimbal.core.Problems;
import io.gimbal.graph.Asset;
import io.gimbal.graph.AssetFilter;
import io.gimbal.graph.AssetKind;
import io.gimbal.graph.AssetRef;
import io.gimbal.graph.Assets;
import io.gimbal.json.JsonObject;
import io.gimbal.sql.Transaction;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks an intent against itself and what is live, within one transaction. Not thread-safe.
final class IntentCheck implements Scope {
    private final Intent intent;
    private final Transaction transaction;
    private final Problems problems = new Problems();
    private final Map<AssetRef, Intended<?>> intended;

    IntentCheck(Intent intent, Transaction transaction) {
        this.intent = intent;
        this.transaction = transaction;
        this.intended = intent.declarations().stream()
                .collect(toMap(Intended::ref, it -> it, (first, second) -> first, LinkedHashMap::new));
    }

    /// Asks the kinds too, whose checks may take long.
    ///
    /// @return what each reference means
    /// @throws io.gimbal.core.CodedException INVALID_ARGUMENT with everything that is wrong
    Map<ReferenceUse, AssetRef> run(DeclarationStore store, Assets assets, Set<AssetRef> live) throws SQLException {
        Map<ReferenceUse, AssetRef> found = look(store, assets, live);
        for (Intended<?> it : intended.values()) {
            it.check(this, problems);
        }
        problems.throwIfAny(intent.subject());
        return found;
    }

    /// As [#run] without the kinds' own checks.
    Map<ReferenceUse, AssetRef> resolve(DeclarationStore store, Assets assets, Set<AssetRef> live) throws SQLException {
        Map<ReferenceUse, AssetRef> found = look(store, assets, live);
        problems.throwIfAny(intent.subject());
        return found;
    }

    private Map<ReferenceUse, AssetRef> look(DeclarationStore store, Assets assets, Set<AssetRef> live)
            throws SQLException {
        problems.addAll(intent.problems().list());
        Map<AssetKind, Map<String, Set<String>>> names = names(assets, live);
        for (Document document : intent.project().documents()) {
            checkName(document, store, assets, live);
        }
        return References.resolve(project(), referring(), new LiveNames(names), problems);
    }

    @Override
    public String project() {
        return intent.project().name();
    }

    @Override
    public Transaction transaction() {
        return transaction;
    }

    @Override
    @SuppressWarnings("unchecked") // an intended declaration's value is of its kind's type
    public <T extends Record> Optional<Declared<T>> find(DeclarationKind<T> kind, String name) {
        return Optional.ofNullable(intended.get(AssetRef.of(kind.kind(), project(), name)))
                .filter(it -> it.kind().type() == kind.type())
                .map(it -> (Declared<T>) it.declared());
    }

    @Override
    @SuppressWarnings("unchecked") // an intended declaration's value is of its kind's type
    public <T extends Record> List<Declared<T>> list(DeclarationKind<T> kind) {
        return intended.values().stream()
                .filter(it -> it.kind().type() == kind.type())
                .map(it -> (Declared<T>) it.declared())
                .toList();
    }

    @Override
    public Optional<JsonObject> findContent(AssetKind kind, String name) {
        return Optional.ofNullable(intended.get(AssetRef.of(kind, project(), name)))
                .map(it -> it.declared().content());
    }

    private void checkName(Document document, DeclarationStore store, Assets assets, Set<AssetRef> live)
            throws SQLException {
        Optional<String> owner = store.owner(transaction, document.kind(), document.name());
        if (owner.isPresent() && !owner.get().equals(project())) {
            problems.add(named(document, document.title() + " belongs to project \"" + owner.get() + "\""));
        } else if (owner.isEmpty() && isTaken(document, assets, live)) {
            problems.add(named(document, document.title() + " exists already and was not made by a declaration"));
        }
    }

    private boolean isTaken(Document document, Assets assets, Set<AssetRef> live) throws SQLException {
        if (!document.kind().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")
                || document.kind().length() > 40) {
            return false; // an unknown kind, reported as such
        }
        AssetRef ref = AssetRef.of(new AssetKind(document.kind()), project(), document.name());
        return !live.contains(ref) && assets.find(transaction, ref).isPresent();
    }

    private static Problem named(Document document, String message) {
        return Problem.at(document.nameLocation(), message)
                .withExcerpt(document.kind() + ": " + document.name())
                .withHint("choose another name");
    }

    private List<References.Referring> referring() {
        Map<Document, List<ReferenceUse>> read =
                intended.values().stream().collect(toMap(Intended::document, Intended::references));
        return intent.project().documents().stream()
                .map(document -> new References.Referring(document, read.getOrDefault(document, List.of())))
                .toList();
    }

    /// The names that are referred to and, as what may have been meant, others of these kinds, by project; of
    /// this project only what no declaration made.
    private Map<AssetKind, Map<String, Set<String>>> names(Assets assets, Set<AssetRef> live) throws SQLException {
        Set<AssetKind> kinds = intent.declarations().stream()
                .flatMap(it -> it.references().stream())
                .flatMap(use -> use.kinds().stream())
                .map(AssetKind::new)
                .collect(Collectors.toSet());
        Map<AssetKind, Map<String, Set<String>>> names = new HashMap<>();
        for (AssetKind kind : kinds) {
            PageRequest everything = PageRequest.first(PageRequest.MAX_SIZE);
            for (Asset asset : assets.list(transaction, AssetFilter.ofKind(kind), everything)
                    .items()) {
                add(names, asset.ref(), live);
            }
        }
        for (AssetRef ref : referred()) {
            if (assets.find(transaction, ref).isPresent()) {
                add(names, ref, live);
            }
        }
        return names;
    }

    private static void add(Map<AssetKind, Map<String, Set<String>>> names, AssetRef ref, Set<AssetRef> live) {
        if (!live.contains(ref)) {
            names.computeIfAbsent(ref.kind(), _ -> new HashMap<>())
                    .computeIfAbsent(ref.namespace(), _ -> new HashSet<>())
                    .add(ref.name());
        }
    }

    /// What the references may mean beside declarations of the same files, as far as it can be a name.
    private Set<AssetRef> referred() {
        Set<AssetRef> referred = new HashSet<>();
        for (Intended<?> it : intent.declarations()) {
            for (ReferenceUse use : it.references()) {
                String namespace = use.project().orElse(project());
                if (AssetRef.isPart(namespace) && AssetRef.isPart(use.name())) {
                    use.kinds().forEach(kind -> referred.add(AssetRef.of(new AssetKind(kind), namespace, use.name())));
                }
            }
        }
        referred.removeAll(intended.keySet());
        return referred;
    }

    private final class LiveNames implements References.Known {
        private final Map<AssetKind, Map<String, Set<String>>> names;

        LiveNames(Map<AssetKind, Map<String, Set<String>>> names) {
            this.names = names;
        }

        @Override
        public Set<String> names(String kind) {
            return names(kind, project());
        }

        @Override
        public Set<String> names(String kind, String otherProject) {
            return names.getOrDefault(new AssetKind(kind), Map.of()).getOrDefault(otherProject, Set.of());
        }
    }
}
