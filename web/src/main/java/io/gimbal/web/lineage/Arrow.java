package io.gimbal.web.lineage;

/// From what is depended on to what depends on it, by the numbers of nodes.
record Arrow(int from, int to) {
    Arrow turned() {
        return new Arrow(to, from);
    }
}
