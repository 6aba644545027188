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
        System.exit(run(List.of(arguments), out));
    }

    private static int run(List<String> arguments, PrintStream out) {
        if (arguments.isEmpty()) {
            System.err.println("gimbal: expected demo or check");
            return 2;
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "demo" -> demo(rest, out);
            case "check" -> new ReportCheck(out).run(rest);
            default -> {
                System.err.println("gimbal: expected demo or check, not " + arguments.getFirst());
                yield 2;
            }
        };
    }

    /// @return 2 if it cannot begin, and nothing was sent; 1 if it could not be told to its end
    private static int demo(List<String> arguments, PrintStream out) {
        Story story;
        try {
            story = Story.prepare(DemoOptions.parse(arguments), out);
        } catch (IllegalArgumentException e) {
            System.err.println("gimbal: " + e.getMessage());
            return 2;
        }
        try (story) {
            story.tell();
            return 0;
        } catch (GimbalException e) {
            say(e);
            return 1;
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println("gimbal: " + e.getMessage());
            return 1;
        }
    }

    private static void say(GimbalException refusal) {
        String message = String.valueOf(refusal.getMessage());
        if (refusal.problems().size() == 1) {
            System.err.println("gimbal: " + refusal.problems().getFirst());
            return;
        }
        System.err.println("gimbal: " + message);
        refusal.problems().stream()
                .map(problem -> "  " + problem)
                .filter(line -> !message.contains(line.strip()))
                .forEach(System.err::println);
    }
}
