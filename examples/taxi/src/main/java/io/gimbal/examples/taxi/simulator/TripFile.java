package io.gimbal.examples.taxi.simulator;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// One month's trips as gzipped CSV, in no particular order within a day. Beside each trip now and then a second row
/// is written that the contract must refuse.
final class TripFile implements Closeable {
    private final BufferedWriter out;
    private final Draws draws;

    private TripFile(BufferedWriter out, Draws draws) {
        this.out = out;
        this.draws = draws;
    }

    static TripFile create(Path file, Draws draws) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
        TripFile result =
                new TripFile(new BufferedWriter(new OutputStreamWriter(zipped, StandardCharsets.UTF_8)), draws);
        result.writeLine(TlcRow.HEADER);
        return result;
    }

    void append(Trip trip) throws IOException {
        writeLine(new TlcRow(trip).line());
        for (Dirt dirt : Dirt.values()) {
            if (draws.happens(dirt.rate)) {
                TlcRow row = new TlcRow(trip);
                dirt.spoil(row, draws);
                writeLine(row.line());
            }
        }
    }

    private void writeLine(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
