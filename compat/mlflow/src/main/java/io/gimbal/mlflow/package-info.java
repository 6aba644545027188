/// What unmodified MLflow clients call. A layer that translates and decides nothing: decode, call one service of a
/// capability, encode. Its words (`run_uuid`, times as numbers, stages as texts) stop here.
///
/// Starting points, all a new group of routes needs:
///
/// - [MlflowRoute] declares a call once: `MlflowRoute.post("/runs/create", this::create)`. It is served under every
///   spelling of its [MlflowRoot] by the same handler, behind the same checks. A topic (`tracking`, `artifacts`,
///   `registry`) is a sub-package with package-private `...Routes` classes behind one public entry, whose
///   `List<MlflowRoute> routes()` stands in `wiring`. A write that happens thousands of times a second and is its own
///   record, like a logged metric, is `.with(Route.Trait.RECORDED)`; a question by POST is `.with(QUESTION)`, what
///   helps to decide which model answers `.with(APPROVAL)`.
/// - [Fields] reads a request, from its body or its query, as leniently as these clients need and no more. Calls that
///   are made thousands of times a second decode their bytes with [WireReader] instead.
/// - [WireWriter] writes an answer: `return WireWriter.answer(json -> json.text("experiment_id", id))`.
/// - A handler throws `CodedException`; [MlflowErrors] is the one table from codes to MLflow's names and statuses, and
///   is asked for whatever the server refuses, too. [Wording] puts the beginnings of messages that clients and their
///   tests know before what our services say. A code that only one call has is answered by `MlflowErrors.response`.
@NullMarked
package io.gimbal.mlflow;

import org.jspecify.annotations.NullMarked;
