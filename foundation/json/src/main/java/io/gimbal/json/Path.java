package io.gimbal.json;

import org.jspecify.annotations.Nullable;

/// Where in a document a value stands, put into words (`trips[3].zone`) only when somebody must be told.
record Path(@Nullable Path parent, String name, int index) {
    static final Path ROOT = new Path(null, "", -1);

    static Path of(String name) {
        return ROOT.field(name);
    }

    Path field(String field) {
        return new Path(this, field, -1);
    }

    Path item(int position) {
        return new Path(this, "", position);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
