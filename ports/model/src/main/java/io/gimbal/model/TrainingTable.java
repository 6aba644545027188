package io.gimbal.model;

import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/// Rows with their known answers: at least one row, and every label a finite number.
public final class TrainingTable {
    private final Rows features;
    private final String label;
    private final double[] labels;

    /// @param label the name of what is learned; models give their prediction under it
    /// @throws CodedException INVALID_ARGUMENT if there is no row, no feature, or a label is missing or infinite
    public TrainingTable(Rows features, String label, double[] labels) {
        this.features = features;
        this.label = label;
        this.labels = labels.clone();
        if (labels.length != features.size()
                || labels.length == 0
                || features.names().isEmpty()) {
            throw CodedException.invalidArgument("a training table needs rows, features and a label for each row: "
                    + features.size() + " rows of " + features.names() + " and " + labels.length + " labels");
        }
        if (features.names().contains(label)) {
            throw CodedException.invalidArgument("the label \"" + label + "\" is among the features");
        }
        for (int row = 0; row < labels.length; row++) {
            if (!Double.isFinite(labels[row])) {
                throw CodedException.invalidArgument(
                        "label \"" + label + "\" of row " + row + " is " + labels[row] + ", expected a finite number");
            }
        }
    }

    public Rows features() {
        return features;
    }

    public String label() {
        return label;
    }

    public int size() {
        return labels.length;
    }

    public double label(int row) {
        return labels[row];
    }

    public double[] labels() {
        return labels.clone();
    }

    /// The same rows with only these features.
    ///
    /// @throws CodedException INVALID_ARGUMENT with the nearest name
    public TrainingTable select(List<String> names) {
        return new TrainingTable(features.select(names), label, labels);
    }

    /// The digest of names, types, values and labels in their order; a missing value is one of them.
    public Digest digest() {
        MessageDigest sha256 = Digest.newSha256();
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256)))) {
            out.writeInt(labels.length);
            for (int i = 0; i < features.names().size(); i++) {
                writeText(out, features.names().get(i));
                writeColumn(out, features.columns().get(i));
            }
            writeText(out, label);
            writeColumn(out, NumberColumn.of(labels));
        } catch (IOException e) {
            throw CodedException.internal("writing to memory does not fail", e);
        }
        return Digest.finish(sha256);
    }

    private static void writeColumn(DataOutputStream out, Column column) throws IOException {
        out.writeByte(column.type() == ColumnType.NUMBER ? 'n' : 't');
        for (int row = 0; row < column.size(); row++) {
            switch (column) {
                case NumberColumn numbers -> out.writeLong(Double.doubleToLongBits(numbers.value(row)));
                case TextColumn texts -> {
                    String text = texts.category(row);
                    if (text == null) {
                        out.writeInt(-1);
                    } else {
                        writeText(out, text);
                    }
                }
            }
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
