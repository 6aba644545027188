package io.gimbal.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When the scripts build, in a clone whose Maven and JDK only note that they were called.
final class LauncherTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path clone;

    private Path source;

    @BeforeEach
    void layOut() throws IOException {
        for (String script : List.of("gimbal", "dev", "build/jdk.sh", "build/options.sh")) {
            script(script, Files.readString(ROOT.resolve(script)));
        }
        script("jdk/bin/java", "#!/bin/sh\nexit 0\n");
        script("jdk/bin/javac", "#!/bin/sh\nexit 0\n");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        script("mvnw", """
                #!/bin/sh
                echo "$@" >> maven-calls
                mkdir -p cli/target server/target foundation/core/target examples/taxi/target
                touch cli/target/gimbal-cli.jar server/target/gimbal-server.jar
                """);
        script("interop/run", "#!/bin/sh\nexec ./gimbal version\n");
        write("pom.xml", "<project/>\n");
        write("cli/pom.xml", "<project/>\n");
        write("server/pom.xml", "<project/>\n");
        source = write("foundation/core/src/main/java/Noun.java", "class Noun {}\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = clone.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void script(String name, String text) throws IOException {
        assertThat(write(name, text).toFile().setExecutable(true)).isTrue();
    }

    private void run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(clone.toFile()).redirectErrorStream(true);
        builder.environment().put("GIMBAL_JAVA_HOME", clone.resolve("jdk").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(clone.resolve("maven-calls"));
    }

    @Test
    void aFreshCloneIsBuiltOnce() throws Exception {
        run("./gimbal", "version");
        run("./gimbal", "version");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void whatWasVerifiedIsNotBuiltAgain() throws Exception {
        run("./dev", "verify");
        run("./gimbal", "version");

        assertThat(builds()).singleElement().asString().contains("verify");
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        run("./gimbal", "version");
        Files.writeString(source, "class Noun { int size; }\n");
        run("./gimbal", "version");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aRemovedSourceIsBuilt() throws Exception {
        run("./gimbal", "version");
        Files.delete(source);
        run("./gimbal", "version");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aTestOrADocumentIsNot() throws Exception {
        run("./gimbal", "version");
        write("foundation/core/src/test/java/NounTest.java", "class NounTest {}\n");
        write("examples/taxi/README.md", "Taxi\n");
        run("./gimbal", "version");

        assertThat(builds()).hasSize(1);
    }
}
