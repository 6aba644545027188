package io.gimbal.monitoring.running;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.graph.AssetRef;
import io.gimbal.monitoring.MonitoredColumn;
import io.gimbal.monitoring.WeekdayVolume;
import io.gimbal.monitoring.drift.ColumnReference;
import io.gimbal.monitoring.drift.ColumnValues;
import io.gimbal.monitoring.drift.DriftPolicy;
import io.gimbal.statistics.Categories;
import io.gimbal.statistics.Measurement;
import io.gimbal.statistics.Sample;
import io.gimbal.statistics.UndefinedReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A [Reference] as it is stored: values sorted, 8 bytes each, so that reading it back costs nothing but reading.
final class ReferenceBytes {
    private static final int FORM = 1;

    private ReferenceBytes() {}

    static byte[] write(Reference reference) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORM);
            out.writeUTF(reference.version().toString());
            out.writeLong(reference.rows());
            Map<LocalDate, Long> days = reference.volume().days();
            out.writeInt(days.size());
            for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
                out.writeLong(day.getKey().toEpochDay());
                out.writeLong(day.getValue());
            }
            out.writeInt(reference.columns().size());
            for (int i = 0; i < reference.columns().size(); i++) {
                write(out, reference.columns().get(i));
                write(out, reference.inputs().get(i));
            }
            writeIf(out, reference.prediction());
            writeIf(out, reference.label());
        } catch (IOException e) {
            throw CodedException.internal("memory cannot be written: " + e, e);
        }
        return bytes.toByteArray();
    }

    /// @param policy what it was learned by
    /// @throws CodedException CORRUPT if it is none
    static Reference read(byte[] bytes, DriftPolicy policy) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORM) {
                throw new CodedException(ErrorCode.CORRUPT, "a stored reference has another form");
            }
            AssetRef version = AssetRef.parse(in.readUTF());
            long rows = in.readLong();
            TreeMap<LocalDate, Long> days = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                days.put(LocalDate.ofEpochDay(in.readLong()), in.readLong());
            }
            List<MonitoredColumn> columns = new ArrayList<>();
            List<ColumnReference> inputs = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                columns.add(column(in));
                inputs.add(reference(in, policy));
            }
            return new Reference(
                    version, rows, new WeekdayVolume(days), columns, inputs, readIf(in, policy), readIf(in, policy));
        } catch (IOException e) {
            throw new CodedException(ErrorCode.CORRUPT, "a stored reference cannot be read: " + e, e);
        }
    }

    private static void write(DataOutputStream out, MonitoredColumn column) throws IOException {
        out.writeUTF(column.name());
        out.writeUTF(column.kind().name());
        out.writeLong(column.window().toMillis());
        out.writeBoolean(column.sourceStart().isPresent());
        if (column.sourceStart().isPresent()) {
            out.writeLong(column.sourceStart().get().toEpochDay());
        }
    }

    private static MonitoredColumn column(DataInputStream in) throws IOException {
        return new MonitoredColumn(
                in.readUTF(),
                MonitoredColumn.Kind.valueOf(in.readUTF()),
                Duration.ofMillis(in.readLong()),
                in.readBoolean() ? Optional.of(LocalDate.ofEpochDay(in.readLong())) : Optional.empty());
    }

    private static void writeIf(DataOutputStream out, Optional<ColumnReference> reference) throws IOException {
        out.writeBoolean(reference.isPresent());
        if (reference.isPresent()) {
            write(out, reference.get());
        }
    }

    private static Optional<ColumnReference> readIf(DataInputStream in, DriftPolicy policy) throws IOException {
        return in.readBoolean() ? Optional.of(reference(in, policy)) : Optional.empty();
    }

    private static void write(DataOutputStream out, ColumnReference reference) throws IOException {
        out.writeUTF(reference.column());
        out.writeBoolean(reference.values().isPresent());
        if (reference.values().isPresent()) {
            write(out, reference.values().get());
        }
        write(out, reference.valueLimit());
        write(out, reference.missingLimit());
    }

    private static ColumnReference reference(DataInputStream in, DriftPolicy policy) throws IOException {
        return new ColumnReference(
                in.readUTF(),
                policy,
                in.readBoolean() ? Optional.of(values(in)) : Optional.empty(),
                measurement(in),
                measurement(in));
    }

    private static void write(DataOutputStream out, ColumnValues values) throws IOException {
        switch (values) {
            case ColumnValues.Numbers(Sample sample) -> {
                out.writeBoolean(true);
                out.writeLong(sample.counts().missing());
                out.writeLong(sample.counts().nonFinite());
                out.writeInt(sample.size());
                ByteBuffer buffer = ByteBuffer.allocate(sample.size() * Double.BYTES);
                for (int i = 0; i < sample.size(); i++) {
                    buffer.putDouble(sample.at(i));
                }
                out.write(buffer.array());
            }
            case ColumnValues.Texts(Categories categories) -> {
                out.writeBoolean(false);
                out.writeLong(categories.missing());
                out.writeInt(categories.frequencies().size());
                for (Map.Entry<String, Long> entry : categories.frequencies().entrySet()) {
                    out.writeUTF(entry.getKey());
                    out.writeLong(entry.getValue());
                }
            }
        }
    }

    private static ColumnValues values(DataInputStream in) throws IOException {
        return in.readBoolean() ? numbers(in) : texts(in);
    }

    /// Missing and infinite values are only counted, so they are put back as many as there were.
    private static ColumnValues numbers(DataInputStream in) throws IOException {
        int missing = Math.toIntExact(in.readLong());
        int nonFinite = Math.toIntExact(in.readLong());
        int size = in.readInt();
        DoubleBuffer stored =
                ByteBuffer.wrap(in.readNBytes(size * Double.BYTES)).asDoubleBuffer();
        double[] values = new double[size + missing + nonFinite];
        stored.get(values, 0, size);
        Arrays.fill(values, size, size + missing, Double.NaN);
        Arrays.fill(values, size + missing, values.length, Double.POSITIVE_INFINITY);
        return new ColumnValues.Numbers(Sample.of(values));
    }

    private static ColumnValues texts(DataInputStream in) throws IOException {
        long missing = in.readLong();
        TreeMap<String, Long> frequencies = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            frequencies.put(in.readUTF(), in.readLong());
        }
        return new ColumnValues.Texts(new Categories(frequencies, missing));
    }

    private static void write(DataOutputStream out, Measurement<Double> measurement) throws IOException {
        switch (measurement) {
            case Measurement.Measured<Double>(Double value) -> {
                out.writeBoolean(true);
                out.writeDouble(value);
            }
            case Measurement.Undefined<Double>(UndefinedReason reason, String why) -> {
                out.writeBoolean(false);
                out.writeUTF(reason.name());
                out.writeUTF(why);
            }
        }
    }

    private static Measurement<Double> measurement(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Measurement.of(in.readDouble())
                : Measurement.undefined(UndefinedReason.valueOf(in.readUTF()), in.readUTF());
    }
}
