package io.gimbal.cli.verbs;

import io.gimbal.cli.Shell;
import io.gimbal.client.GimbalClient;
import io.gimbal.core.CodedException;

/// Which model is meant: `taxi/trip-duration`, or within a project just `trip-duration`.
record ModelRef(String project, String name) {
    /// @throws CodedException INVALID_ARGUMENT if the project is neither named nor around the working folder
    static ModelRef parse(String text, Shell shell) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return new ModelRef(text.substring(0, slash), text.substring(slash + 1));
        }
        String project = ProjectFiles.findName(shell.workingFolder())
                .orElseThrow(() -> CodedException.invalidArgument("which project's \"" + text
                        + "\"? there is no project around this folder, say PROJECT/" + text));
        return new ModelRef(project, text);
    }

    String path() {
        return "/api/v1/models/" + GimbalClient.encode(project) + "/" + GimbalClient.encode(name);
    }

    @Override
    public String toString() {
        return project + "/" + name;
    }
}
