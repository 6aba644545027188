package io.gimbal.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Whether a file is whole and is what it is taken for. DuckDB finds some of that itself, but reads a gzipped file
/// with changed bytes as a shorter one without complaint.
final class FileChecks {
    private static final byte[] PARQUET = "PAR1".getBytes(US_ASCII);
    private static final int SMALLEST_PARQUET = 12;
    private static final int SAMPLE = 8_192;

    private FileChecks() {}

    static void checkParquet(Path path) {
        checkExists(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] mark = new byte[PARQUET.length];
            boolean starts = file.length() >= SMALLEST_PARQUET && file.read(mark) > 0 && Arrays.equals(mark, PARQUET);
            if (!starts) {
                throw refused(path, "is not a Parquet file");
            }
            file.seek(file.length() - mark.length);
            file.readFully(mark);
            if (!Arrays.equals(mark, PARQUET)) {
                throw refused(path, "is cut short: it starts like a Parquet file and does not end like one");
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// @return whether it is gzipped
    static boolean checkCsv(Path path) {
        checkExists(path);
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path))) {
            byte[] sample = file.readNBytes(SAMPLE);
            if (sample.length == 0) {
                throw refused(path, "is empty, expected a header line");
            }
            boolean gzipped = sample.length > 1 && (sample[0] & 0xff) == 0x1f && (sample[1] & 0xff) == 0x8b;
            if (gzipped) {
                checkGzip(path);
            } else if (path.getFileName().toString().endsWith(".gz")) {
                throw refused(path, "is not a gzipped file");
            } else {
                checkText(path, sample);
            }
            return gzipped;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /// Reads it to its end, because its checksum and length stand there.
    private static void checkGzip(Path path) throws IOException {
        try (InputStream content = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
            byte[] sample = content.readNBytes(SAMPLE);
            checkText(path, sample);
            content.transferTo(OutputStream.nullOutputStream());
        } catch (EOFException e) {
            throw refused(path, "is cut short: the gzipped content does not end", e);
        } catch (ZipException e) {
            throw refused(path, "is damaged: " + e.getMessage(), e);
        }
    }

    private static void checkText(Path path, byte[] sample) {
        for (byte value : sample) {
            if (value == 0) {
                throw refused(path, "is not a CSV file: it holds bytes that are no text");
            }
        }
        if (sample.length >= PARQUET.length && Arrays.equals(sample, 0, PARQUET.length, PARQUET, 0, PARQUET.length)) {
            throw refused(path, "is not a CSV file: it starts like a Parquet file");
        }
    }

    private static void checkExists(Path path) {
        if (!Files.exists(path)) {
            throw refused(path, "does not exist");
        }
        if (!Files.isRegularFile(path)) {
            throw refused(path, "is not a file");
        }
    }

    static CodedException unreadable(Path path, IOException cause) {
        return refused(path, "cannot be read", cause);
    }

    static CodedException refused(Path path, String reason) {
        return CodedException.invalidArgument(path.getFileName() + " " + reason);
    }

    private static CodedException refused(Path path, String reason, IOException cause) {
        return new CodedException(ErrorCode.INVALID_ARGUMENT, path.getFileName() + " " + reason, cause);
    }
}
