package io.gimbal.mlflow;

import io.gimbal.http.Response;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.ByteArrayBuilder;

/// Writes the fields of one answer, straight into bytes. As MLflow's clients expect it, an empty list and an absent
/// value have no field, whole decimals end in `.0`, and NaN and the infinities are texts. Used by one thread.
public final class WireWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private final JsonGenerator generator;

    private WireWriter(JsonGenerator generator) {
        this.generator = generator;
    }

    /// 200 with one object.
    public static Response answer(Consumer<WireWriter> fields) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(512);
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new WireWriter(generator).body(fields);
        }
        return Response.bytes(Response.JSON, bytes.toByteArray());
    }

    /// 200 without data: `{}`.
    public static Response nothing() {
        return answer(_ -> {});
    }

    private void body(Consumer<WireWriter> fields) {
        generator.writeStartObject();
        fields.accept(this);
        generator.writeEndObject();
    }

    public WireWriter text(String name, String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    public WireWriter integer(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    public WireWriter decimal(String name, double value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    public WireWriter flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    /// An object, `{}` if nothing is written into it.
    public WireWriter object(String name, Consumer<WireWriter> fields) {
        generator.writeName(name);
        body(fields);
        return this;
    }

    public <T> WireWriter objects(String name, Collection<T> items, ItemWriter<? super T> writer) {
        if (!items.isEmpty()) {
            generator.writeArrayPropertyStart(name);
            for (T item : items) {
                generator.writeStartObject();
                writer.write(this, item);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return this;
    }

    /// A list that is written while it is read, absent if nothing comes.
    ///
    /// @param source told where to put each item
    public <T> WireWriter stream(String name, Consumer<Consumer<T>> source, ItemWriter<? super T> writer) {
        boolean[] begun = {false};
        source.accept(item -> {
            if (!begun[0]) {
                generator.writeArrayPropertyStart(name);
                begun[0] = true;
            }
            generator.writeStartObject();
            writer.write(this, item);
            generator.writeEndObject();
        });
        if (begun[0]) {
            generator.writeEndArray();
        }
        return this;
    }

    public WireWriter texts(String name, Collection<String> items) {
        if (!items.isEmpty()) {
            generator.writeArrayPropertyStart(name);
            items.forEach(generator::writeString);
            generator.writeEndArray();
        }
        return this;
    }

    /// Writes the fields of one item of a list.
    @FunctionalInterface
    public interface ItemWriter<T> {
        void write(WireWriter json, T item);
    }
}
