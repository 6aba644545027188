package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalException;
import io.gimbal.examples.taxi.report.ReportCheck;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// `demo ...` tells the story, `check REPORT` holds a report of it to what must hold.
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT); // numbers look the same everywhere
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, System.err));
    }

    /// @param out where the story goes
    /// @param err where is said what is wrong
    /// @return the exit code
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty()) {
            err.println("gimbal: expected demo or check");
            return 2;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "demo" -> demo(rest, out, err);
            case "check" -> new ReportCheck(out).run(rest);
            default -> {
                err.println("gimbal: expected demo or check, not " + arguments.getFirst());
                yield 2;
            }
        };
    }

    /// @return 2 if it could not begin, and no data came in; 1 if it could not be told to its end
    private static int demo(List<String> arguments, PrintStream out, PrintStream err) {
        Story story;
        try {
            story = Story.prepare(DemoOptions.parse(arguments), out);
        } catch (IllegalArgumentException e) {
            err.println("gimbal: " + e.getMessage());
            return 2;
        }
        try (story) {
            story.tell();
            return 0;
        } catch (GimbalException e) {
            say(e, err);
        } catch (IllegalStateException | UncheckedIOException e) {
            err.println("gimbal: " + e.getMessage());
        }
        return story.hasBegun() ? 1 : 2;
    }

    private static void say(GimbalException refusal, PrintStream err) {
        String message = String.valueOf(refusal.getMessage());
        if (refusal.problems().size() == 1) {
            err.println("gimbal: " + refusal.problems().getFirst());
            return;
        }
        err.println("gimbal: " + message);
        refusal.problems().stream()
                .map(problem -> "  " + problem)
                .filter(line -> !message.contains(line.strip()))
                .forEach(err::println);
    }
}
