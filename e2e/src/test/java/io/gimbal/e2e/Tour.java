package io.gimbal.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The commands of the README's tour, in its order.
record Tour(List<String> commands) {
    private static final String HEADING = "## A ten-minute tour";
    private static final String REFUSED = "# refused";

    static Tour read(Path readme) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean isTour = false;
        boolean isCode = false;
        for (String line : Files.readAllLines(readme)) {
            if (line.startsWith("## ")) {
                isTour = line.equals(HEADING);
            } else if (line.startsWith("```")) {
                isCode = isTour && line.equals("```sh");
            } else if (isCode) {
                commands.add(line);
            }
        }
        return new Tour(commands);
    }

    /// Prints each command before it is run, and stops at the first that does not end as the tour says.
    String script() {
        StringBuilder script = new StringBuilder("set -u\n");
        for (String command : commands) {
            script.append("printf '%s\\n' ").append(quoted("$ " + command)).append('\n');
            script.append(command).append('\n');
            script.append(command.contains(REFUSED) ? "[ $? -ne 0 ]" : "[ $? -eq 0 ]")
                    .append(" || { echo 'the tour ends here'; exit 1; }\n");
        }
        return script.append("echo 'the tour was made'\n").toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
