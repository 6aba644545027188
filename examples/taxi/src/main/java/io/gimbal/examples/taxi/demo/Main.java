package io.gimbal.examples.taxi.demo;

import io.gimbal.client.GimbalException;
import io.gimbal.examples.taxi.report.ReportCheck;
import java.io.PrintStream;
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

    private static int demo(List<String> arguments, PrintStream out) {
        try {
            new Story(DemoOptions.parse(arguments), out).tell();
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("gimbal: " + e.getMessage());
            return 2;
        } catch (GimbalException e) {
            String message = String.valueOf(e.getMessage());
            System.err.println("gimbal: " + message);
            e.problems().stream()
                    .map(problem -> "  " + problem)
                    .filter(line -> !message.contains(line.strip()))
                    .forEach(System.err::println);
            return 1;
        }
    }
}
