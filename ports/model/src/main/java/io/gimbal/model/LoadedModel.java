package io.gimbal.model;

import io.gimbal.core.CodedException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A model ready to predict. Thread-safe; predictions run side by side.
public final class LoadedModel implements AutoCloseable {
    private final ModelDescription description;
    private final Inputs inputs;
    private final Predictor predictor;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    LoadedModel(ModelDescription description, Predictor predictor) {
        this.description = description;
        this.inputs = new Inputs(description.signature(), description.missing());
        this.predictor = predictor;
    }

    public ModelDescription description() {
        return description;
    }

    public Signature signature() {
        return description.signature();
    }

    /// One prediction a row. A row gives the same alone as among others, to the last bit.
    ///
    /// @param rows exactly the model's inputs, in any order
    /// @throws CodedException INVALID_ARGUMENT naming every column that is unknown (with the nearest name),
    ///     absent or of the wrong type, or a missing value the model refuses; FAILED_PRECONDITION after [#close]
    public double[] predict(Rows rows) {
        Rows admitted = inputs.admit(rows);
        use.readLock().lock();
        try {
            if (closed) {
                throw CodedException.failedPrecondition("the model was closed");
            }
            return predictor.predict(admitted);
        } finally {
            use.readLock().unlock();
        }
    }

    /// Waits for running predictions; later ones are refused. Closing again does nothing.
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                predictor.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
