/// The JSON codec and the home of Jackson, which no public type shows.
///
/// Start at [Json]. Text becomes a sealed, immutable tree of [JsonValue]s without reflection, and back; the
/// tree becomes records, and back. Reading is strict: what is not exactly JSON in UTF-8, or names a field
/// twice, or nests deeper than [Json#MAX_DEPTH], is refused with its position; what a record does not expect
/// is refused with its path.
///
/// How records look in JSON: components in snake_case (`eventTime` is `event_time`); `Optional` components
/// may be absent or null and are left out when empty, all others must be there; enum constants in
/// lower-case-dashed (`NOT_FOUND` is `not-found`) and in no other way; `Instant`, `LocalDate` and `Duration`
/// as ISO-8601 text; a record with one component `String value` (typed ids and names) as that string;
/// `Digest` and `DataSize` as they print; a [JsonValue] as itself.
@NullMarked
package io.gimbal.json;

import org.jspecify.annotations.NullMarked;
