/// Data that can be trusted: where it comes from, what it must look like, what exactly was used.
///
/// A [Source] names files and casts their columns to ours; a [Delivery] is some of its files. A [DataContract],
/// read from an Open Data Contract Standard document by `odcs`, judges each row by [RowRule]s in their order, and
/// the whole by [DatasetCheck]s. `ingest` brings a delivery in: the accepted rows become [DatasetContent] in the
/// blob store, the refused ones a quarantine file, and a [ContractReport] counts both. A [DatasetVersion] is
/// content under a name and a number. `profile` summarises the columns of a version ([Profile]), and a [Split] cuts
/// it into parts.
///
/// Invariants: a version never changes; every row read is either in the content or in the quarantine; the same
/// files, declarations and seed give the same bytes.
@NullMarked
package io.gimbal.data;

import org.jspecify.annotations.NullMarked;
