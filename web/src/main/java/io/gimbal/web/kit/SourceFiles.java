package io.gimbal.web.kit;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.gimbal.core.CodedException;
import io.gimbal.http.Assets;
import io.gimbal.http.EventStream;
import io.gimbal.http.Response;
import io.gimbal.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Sources as they are now, for those who work on pages: a template is compiled again when it has changed, a
/// style sheet is read again for each page, and an open page is told when to load itself again. Needs jte's
/// compiler, which no distribution has on its class path. Thread-safe.
final class SourceFiles implements PageFiles {
    private static final String CHANGES = "/dev/changes";
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String TEMPLATES = "io.gimbal.web.live";

    private final List<Path> sources;
    private final ClassLoader loader;
    private final TemplateEngine templates;

    /// @param module the folder `web` of a clone
    /// @throws CodedException INVALID_ARGUMENT if it is not
    SourceFiles(Path module) {
        Path resources = module.resolve("src/main/resources");
        FolderTemplates folder = new FolderTemplates(module.resolve("src/main/jte"));
        if (!folder.exists("kit/layout.jte")) {
            throw CodedException.invalidArgument("pages.sources: no templates in " + module + "/src/main/jte");
        }
        this.sources = List.of(resources, module.resolve("src/main/jte"));
        this.loader = new FolderFirst(resources, SourceFiles.class.getClassLoader());
        this.templates = TemplateEngine.create(
                folder,
                module.resolve("target/live-templates"),
                ContentType.Html,
                SourceFiles.class.getClassLoader(),
                TEMPLATES);
        templates.setTrimControlStructures(true);
    }

    @Override
    public TemplateEngine templates() {
        return templates;
    }

    @Override
    public Assets assets() {
        return new Assets(loader, FOLDER, PREFIX);
    }

    @Override
    public List<Route> routes() {
        String pattern = assets().route().pattern();
        return List.of(
                Route.get(pattern, request -> assets().route().handler().handle(request)),
                Route.get(CHANGES, _ -> Response.events(this::tell)));
    }

    @Override
    public boolean reload() {
        return true;
    }

    private void tell(EventStream stream) throws IOException {
        long known = state();
        while (stream.pause(PAUSE)) {
            long now = state();
            if (now != known) {
                stream.send("changed", "now");
                known = now;
            }
        }
    }

    /// Different after a file was changed, added or removed.
    private long state() throws IOException {
        long state = 0;
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    state = 31 * state
                            + file.hashCode()
                            + Files.getLastModifiedTime(file).toMillis();
                }
            }
        }
        return state;
    }
}
