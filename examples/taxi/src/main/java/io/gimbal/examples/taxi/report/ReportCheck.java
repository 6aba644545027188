package io.gimbal.examples.taxi.report;

import io.gimbal.client.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a report of the demo to what must hold, prints what does not, and ends with 1 then.
public final class ReportCheck {
    private static final String USAGE = "check REPORT [--calm] [--untimed] [--same-as OTHER]";

    private final PrintStream out;

    public ReportCheck(PrintStream out) {
        this.out = out;
    }

    /// @param arguments the report; `--calm` for months in which nothing happens; `--untimed` on a machine that is busy
    /// with other things; `--same-as` another run's report
    /// @return the exit code: 1 if something does not hold, 2 if the arguments make no sense or a file is no report
    public int run(List<String> arguments) {
        List<String> left = new ArrayList<>(arguments);
        boolean calm = left.remove("--calm");
        boolean timed = !left.remove("--untimed") && !calm;
        try {
            Optional<String> other = other(left);
            if (left.size() != 1) {
                throw new IllegalArgumentException("usage: " + USAGE);
            }
            return check(read(left.getFirst()), calm, timed, other.orElse(""));
        } catch (IllegalArgumentException | IOException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static Optional<String> other(List<String> arguments) throws IOException {
        int at = arguments.indexOf("--same-as");
        if (at < 0 || at + 1 == arguments.size()) {
            return Optional.empty();
        }
        arguments.remove(at);
        return Optional.of(read(arguments.remove(at)));
    }

    private static String read(String file) throws IOException {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new IOException("cannot read the report " + file + ": " + e, e);
        }
    }

    private int check(String text, boolean calm, boolean timed, String other) {
        Report report = JsonText.parse(text, Report.class);
        List<String> broken =
                new ArrayList<>(calm ? Requirements.ofCalmMonths(report) : Requirements.ofTheStory(report));
        if (timed) {
            broken.addAll(Requirements.ofTime(report));
        }
        if (!other.isEmpty()) {
            Repetition.differences(text, other).forEach(it -> broken.add("two runs differ: " + it));
        }
        broken.forEach(it -> out.println("does not hold: " + it));
        notAnswered(report).forEach(it -> out.println("not in the report, because the server did not know it: " + it));
        out.println(broken.isEmpty() ? "the report holds" : broken.size() + " requirements do not hold");
        return broken.isEmpty() ? 0 : 1;
    }

    private static List<String> notAnswered(Report report) {
        List<String> missing = new ArrayList<>();
        if (report.score().isEmpty()) {
            missing.add("score");
        }
        if (report.debt().isEmpty()) {
            missing.add("debt");
        }
        return missing;
    }
}
