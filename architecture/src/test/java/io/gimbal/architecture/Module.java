package io.gimbal.architecture;

import java.util.List;

/// One module of the build.
///
/// @param path its folder, `capabilities/tracking`
/// @param packageRoot its public face, `io.gimbal.tracking`
record Module(String path, String packageRoot) {

    /// A module of Gimbal: the package root is the folder's name, a dash starts a sub-package.
    static Module at(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).replace('-', '.');
        return new Module(path, (path.startsWith("examples/") ? "io.gimbal.examples." : "io.gimbal.") + name);
    }

    /// `capabilities`, or the module's own name where it stands alone, like `server`.
    String layer() {
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isIn(String... layers) {
        return List.of(layers).contains(layer());
    }

    boolean owns(String packageName) {
        return packageName.equals(packageRoot) || packageName.startsWith(packageRoot + ".");
    }

    /// Whether it adapts a port to a technology that is not embedded: `ports/blob-s3`.
    boolean isAdapter() {
        return isIn("ports") && name().contains("-");
    }

    @Override
    public String toString() {
        return path;
    }
}
