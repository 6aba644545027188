package io.gimbal.cli.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The code around a folder, as git knows it: the commit, and what differs from it.
///
/// @param commit empty outside a repository or before the first commit
/// @param dirty whether anything differs from the commit; empty when nobody knows
/// @param changes what differs, as text, secrets masked; empty when nothing does or nobody knows
/// @param problem why nobody knows although there is a repository
record CodeState(Optional<String> commit, Optional<Boolean> dirty, Optional<String> changes, Optional<String> problem) {
    private static final String OID = "# branch.oid ";
    private static final int MAX_DIFF = 1_000_000;
    private static final int MAX_STATUS = 4_000_000;
    private static final int SECONDS = 30;

    /// Git is told to write nothing and to start no programs, whatever its configuration says.
    private static final List<String> GIT = List.of(
            "git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "core.untrackedCache=keep");

    private static final Map<String, String> READ_ONLY =
            Map.of("GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "LC_ALL", "C");

    static CodeState around(Path folder) {
        Optional<Path> root = root(folder);
        if (root.isEmpty()) {
            return new CodeState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return switch (ask(
                root.get(), MAX_STATUS, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all")) {
            case Question.Answer answer -> of(root.get(), answer.text().split("\0"));
            case Question.Failure failure -> unknown(failure.why());
        };
    }

    private static CodeState unknown(String why) {
        return new CodeState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private static Optional<Path> root(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), at -> at != null, Path::getParent)
                .filter(at -> Files.exists(at.resolve(".git")))
                .findFirst();
    }

    /// Of the answer's entries, those that begin with a `#` are about the branch, with a `?` about unknown files.
    private static CodeState of(Path root, String[] entries) {
        Optional<String> commit = Stream.of(entries)
                .filter(entry -> entry.startsWith(OID) && !entry.endsWith("(initial)"))
                .map(entry -> entry.substring(OID.length()))
                .findFirst();
        List<String> untracked = Stream.of(entries)
                .filter(entry -> entry.startsWith("? "))
                .map(entry -> entry.substring(2))
                .toList();
        boolean dirty = Stream.of(entries).anyMatch(entry -> !entry.isEmpty() && !entry.startsWith("# "));
        boolean edited = Stream.of(entries).anyMatch(entry -> entry.matches("(?s)[12u] .*"));
        if (commit.isEmpty() || !dirty) {
            return new CodeState(commit, commit.map(_ -> dirty), Optional.empty(), Optional.empty());
        }
        String changes = (edited ? diff(root) : "") + UntrackedFiles.text(root, untracked);
        return new CodeState(commit, Optional.of(true), Optional.of(Secrets.mask(changes)), Optional.empty());
    }

    private static String diff(Path root) {
        return switch (ask(
                root, MAX_DIFF, "diff", "HEAD", "--no-ext-diff", "--no-textconv", "--no-color", "--full-index")) {
            case Question.Answer answer ->
                answer.cut()
                        ? answer.text() + "\n# cut here: the difference is longer than " + MAX_DIFF + " bytes\n"
                        : answer.text();
            case Question.Failure failure -> "# the difference is not known: " + failure.why() + "\n";
        };
    }

    private static Question.Outcome ask(Path root, int limit, String... arguments) {
        List<String> words = Stream.concat(GIT.stream(), Stream.of(arguments)).toList();
        return new Question(root, words, READ_ONLY, SECONDS, limit).ask();
    }
}
