package io.gimbal.serving.predict;

import io.gimbal.core.Excerpt;
import io.gimbal.model.LoadedModel;
import io.gimbal.model.Rows;
import io.gimbal.serving.Role;
import io.gimbal.serving.ServedVersion;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A version as an endpoint asks it. Thread-safe. It always answers: what a model throws is its answer.
final class ServedModel {
    private static final Logger LOG = LoggerFactory.getLogger(ServedModel.class);
    private static final int LONGEST_ERROR = 300;

    private final ServedVersion version;
    private final Set<Role> roles;
    private final Asking asking;
    private final Optional<String> problem;

    private ServedModel(ServedVersion version, Set<Role> roles, Asking asking, Optional<String> problem) {
        this.version = version;
        this.roles = Set.copyOf(roles);
        this.asking = asking;
        this.problem = problem;
    }

    private interface Asking {
        Scores ask(Columns columns);
    }

    static ServedModel loaded(ServedVersion version, Set<Role> roles, LoadedModel model, ModelInputs inputs) {
        return new ServedModel(
                version, roles, columns -> scores(version, model, inputs.rows(columns)), Optional.empty());
    }

    /// A version that could not be loaded fails every request.
    static ServedModel broken(ServedVersion version, Set<Role> roles, String why) {
        return new ServedModel(version, roles, columns -> Scores.failed(columns.rows(), why), Optional.of(why));
    }

    ServedVersion version() {
        return version;
    }

    Set<Role> roles() {
        return roles;
    }

    /// Why it can answer nothing; empty if it can.
    Optional<String> problem() {
        return problem;
    }

    Scores ask(Columns columns) {
        return asking.ask(columns);
    }

    private static Scores scores(ServedVersion version, LoadedModel model, Rows rows) {
        try {
            return checked(model.predict(rows), rows.size());
        } catch (RuntimeException e) {
            return rows.size() == 1 ? Scores.failed(1, error(version, e)) : oneByOne(version, model, rows);
        }
    }

    /// One row that the model cannot take is nothing to the others.
    private static Scores oneByOne(ServedVersion version, LoadedModel model, Rows rows) {
        Scores scores = Scores.failed(rows.size(), "");
        for (int row = 0; row < rows.size(); row++) {
            try {
                scores.set(row, checked(model.predict(rows.row(row)), 1).value(0));
            } catch (RuntimeException e) {
                scores.fail(row, error(version, e));
            }
        }
        return scores;
    }

    private static Scores checked(double[] values, int rows) {
        if (values.length != rows) {
            throw new IllegalStateException("the model gave " + values.length + " predictions for " + rows + " rows");
        }
        return Scores.of(values);
    }

    static String error(ServedVersion version, RuntimeException failure) {
        LOG.debug("{} could not answer", version.ref(), failure); // each is counted and recorded
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return Excerpt.of(text, LONGEST_ERROR);
    }
}
