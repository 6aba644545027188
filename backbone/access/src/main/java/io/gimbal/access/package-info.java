/// Who may do what, and who did what.
///
/// On the loopback address nobody logs in: the principal is the name the client states, marked as unverified. Bound to
/// any other address, or where the settings ask for it, a [Token] is needed ([AccessPolicy], [Tokens]). A [RouteGuard]
/// asks for a [Role] before a route's handler runs, and writes who was let do what to the [AuditLog] first.
///
/// The audit log is a hash chain: every entry carries the hash of the one before. Its head goes to the blob store every
/// hundred entries, so that not even somebody who can write to the database can change what is older unseen:
/// [AuditVerification] says what was changed, removed, inserted or cut off.
@NullMarked
package io.gimbal.access;

import org.jspecify.annotations.NullMarked;
