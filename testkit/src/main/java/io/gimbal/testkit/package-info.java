/// What tests of backbone, capabilities and surfaces share: a clock to move ([MovableTime]) and, by way of this
/// module's dependencies, real databases (`io.gimbal.sql.TestDatabases` with an embedded PostgreSQL).
@NullMarked
package io.gimbal.testkit;

import org.jspecify.annotations.NullMarked;
