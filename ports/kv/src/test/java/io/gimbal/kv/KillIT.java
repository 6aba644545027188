package io.gimbal.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.gimbal.core.DataSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
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

        try (KeyValueStore store = new RocksKeyValueStore(CONFIG, folder)) {
            long found = 0;
            for (long i = 0; i <= acknowledged; i++) {
                found += store.find(NAMESPACE, key(i)).isPresent() ? 1 : 0;
            }
            assertThat(found).isEqualTo(acknowledged + 1);
        }
    }

    private long writeAndKill(long enough) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long acknowledged = -1;
        try (BufferedReader lines = writer.inputReader()) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged = Long.parseLong(line);
                if (acknowledged == enough) {
                    writer.destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        assertThat(writer.waitFor()).isEqualTo(137);
        assertThat(acknowledged).isGreaterThanOrEqualTo(enough);
        return acknowledged;
    }

    private static Key key(long number) {
        return Key.of(ByteBuffer.allocate(8).putLong(number).array());
    }

    /// Writes for ever and says after each write that it is done.
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            KeyValueStore store = new RocksKeyValueStore(CONFIG, Path.of(arguments[0]));
            for (long i = 0; ; i++) {
                store.put(NAMESPACE, key(i), new byte[200]);
                System.out.println(i);
            }
        }
    }
}
