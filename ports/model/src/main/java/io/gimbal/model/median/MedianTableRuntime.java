package io.gimbal.model.median;

import io.gimbal.core.CodedException;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.Json;
import io.gimbal.model.ModelDescription;
import io.gimbal.model.ModelDirectory;
import io.gimbal.model.ModelRuntime;
import io.gimbal.model.Predictor;
import io.gimbal.model.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs median tables.
public final class MedianTableRuntime implements ModelRuntime {
    @Override
    public String flavour() {
        return MedianTableTrainer.NAME;
    }

    @Override
    public Predictor open(ModelDescription description, Path directory) {
        byte[] payload = ModelDirectory.readPayload(directory, description.file(MedianTable.FILE));
        try {
            return new TablePredictor(Json.read(payload, MedianTable.class));
        } catch (CodedException | NumberFormatException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new CodedException(ErrorCode.CORRUPT, MedianTable.FILE + " makes no sense: " + e.getMessage(), e);
        }
    }

    private static final class TablePredictor implements Predictor {
        private final List<KeyCells> keys;
        private final List<Map<Long, Double>> levels = new ArrayList<>();

        TablePredictor(MedianTable table) {
            keys = table.keys().stream().map(KeyCells::new).toList();
            for (MedianTable.Level level : table.levels()) {
                Map<Long, Double> cells = new HashMap<>();
                level.cells().forEach(cell -> cells.put(addressOf(cell), cell.value()));
                levels.add(cells);
            }
            if (levels.size() != keys.size() + 1 || !levels.getLast().containsKey(0L)) {
                throw CodedException.invalidArgument("a level for each number of keys, the last with one median");
            }
        }

        private long addressOf(MedianTable.Cell cell) {
            CellAddress address = new CellAddress();
            for (int i = 0; i < cell.at().size(); i++) {
                address.add(keys.get(i).parse(cell.at().get(i)), keys.get(i).size());
            }
            return address.value();
        }

        @Override
        public double[] predict(Rows rows) {
            double[] predictions = new double[rows.size()];
            for (int row = 0; row < predictions.length; row++) {
                predictions[row] = lookUp(rows, row);
            }
            return predictions;
        }

        private double lookUp(Rows rows, int row) {
            CellAddress address = new CellAddress();
            Double found = levels.getLast().get(0L);
            for (int i = 0; i < keys.size(); i++) {
                int cell = keys.get(i).cellOf(rows.columns().get(i), row);
                if (cell == KeyCells.NONE) {
                    break;
                }
                address.add(cell, keys.get(i).size());
                Double finer = levels.get(keys.size() - 1 - i).get(address.value());
                found = finer == null ? found : finer;
            }
            return found == null ? Double.NaN : found;
        }
    }
}
