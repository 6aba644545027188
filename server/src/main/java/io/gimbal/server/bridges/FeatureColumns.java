package io.gimbal.server.bridges;

/// The two ways to write a feature: `view.feature` in declarations, `view__feature` in vectors and tables.
final class FeatureColumns {
    private static final String JOINT = "__";

    private FeatureColumns() {}

    static String address(String column) {
        int joint = column.indexOf(JOINT);
        return joint < 0 ? column : column.substring(0, joint) + "." + column.substring(joint + JOINT.length());
    }

    static String column(String address) {
        return address.replace(".", JOINT);
    }
}
