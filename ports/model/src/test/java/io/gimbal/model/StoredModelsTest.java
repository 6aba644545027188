package io.gimbal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gimbal.blob.BlobStore;
import io.gimbal.blob.LocalBlobStore;
import io.gimbal.core.CodedException;
import io.gimbal.core.Digest;
import io.gimbal.core.ErrorCode;
import io.gimbal.json.JsonObject;
import io.gimbal.model.linear.LinearRuntime;
import io.gimbal.model.linear.LinearTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredModelsTest {
    @TempDir
    private Path folder;

    private BlobStore blobs;
    private StoredModels models;
    private Digest address;

    @BeforeEach
    void storeOne() {
        blobs = new LocalBlobStore(folder.resolve("blobs"));
        models = new StoredModels(blobs);
        new LinearTrainer()
                .fit(ModelFixtures.table(50, 1), JsonObject.EMPTY, 1, TrainingProgress.NONE, folder.resolve("model"));
        address = models.put(folder.resolve("model"));
    }

    @Test
    void aModelComesBackAsItWas() {
        Path laidOut = models.materialise(address, folder.resolve("cache"));
        Rows trips = ModelFixtures.trips(20, 2);

        assertThat(new LinearRuntime().load(laidOut).predict(trips))
                .isEqualTo(new LinearRuntime().load(folder.resolve("model")).predict(trips));
        assertThat(models.get(address)).isEqualTo(ModelDirectory.read(folder.resolve("model")));
        assertThat(models.materialise(address, folder.resolve("cache"))).isEqualTo(laidOut);
    }

    @Test
    void whatPowerLossLeftEmptyIsLaidOutAnew() throws IOException {
        Path laidOut = models.materialise(address, folder.resolve("cache"));
        ModelDescription.PayloadFile payload = models.get(address).files().getFirst();
        Files.write(laidOut.resolve(payload.name()), new byte[0]);
        Files.write(laidOut.resolve(ModelDirectory.DESCRIPTION_FILE), new byte[0]);

        models.materialise(address, folder.resolve("cache"));

        assertThat(ModelDirectory.readPayload(laidOut, payload)).hasSize((int) payload.size());
        assertThat(ModelDirectory.read(laidOut)).isEqualTo(models.get(address));
    }

    @Test
    void anAddressNobodyStoredIsNotFound() {
        assertThatThrownBy(() -> models.materialise(Digest.of("nothing"), folder.resolve("cache")))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void aModelWithoutItsPayloadIsNotLaidOut() {
        blobs.delete(models.get(address).files().getFirst().digest());

        assertThatThrownBy(() -> models.materialise(address, folder.resolve("cache")))
                .isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> ModelDirectory.read(folder.resolve("cache").resolve(address.hex())))
                .isInstanceOf(CodedException.class);
    }
}
