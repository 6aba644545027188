package io.gimbal.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a process that writes: everything it had acknowledged is there afterwards.
final class KillIT {
    private static final Namespace NAMESPACE = new Namespace("killed");
    private static final KeyValueConfig CONFIG =
            new KeyValueConfig(DataSize.ofMegabytes(8), DataSize.ofMegabytes(1), false);

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void acknowledgedWritesSurvive(RepetitionInfo repetition) throws Exception {
        long acknowledged = writeAndKill(500 + 1_337L * repetition.getCurrentRepetition());

        try (KeyValueStore store = new RocksKeyValueStore(CONFIG, folder.resolve("kv"))) {
            long found = 0;
            for (long i = 0; i <= acknowledged; i++) {
                found += store.find(NAMESPACE, key(i)).isPresent() ? 1 : 0;
            }
            assertThat(found).isEqualTo(acknowledged + 1);
        }
    }

    /// @return the last number that the writer said was written
    private long writeAndKill(long enough) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        while (writer.isAlive() && acknowledged(said) < enough) {
            Thread.sleep(5);
        }
        writer.destroyForcibly();
        assertThat(writer.waitFor()).isEqualTo(137);
        assertThat(acknowledged(said)).isGreaterThanOrEqualTo(enough);
        return acknowledged(said);
    }

    /// The number in the last whole line; -1 when there is none.
    private static long acknowledged(Path said) throws IOException {
        String text = Files.readString(said);
        int end = text.lastIndexOf('\n');
        return end < 0 ? -1 : Long.parseLong(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
    }

    private static Key key(long number) {
        return Key.of(ByteBuffer.allocate(8).putLong(number).array());
    }

    /// Writes for ever and says after each write that it is done.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            KeyValueStore store = new RocksKeyValueStore(CONFIG, Path.of(arguments[0], "kv"));
            for (long i = 0; ; i++) {
                store.put(NAMESPACE, key(i), new byte[200]);
                System.out.println(i);
            }
        }
    }
}
