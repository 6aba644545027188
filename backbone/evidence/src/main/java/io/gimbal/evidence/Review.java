package io.gimbal.evidence;

import io.gimbal.core.CodedException;
import java.util.List;

/// What a person says after looking at an asset.
///
/// @param reviewer the principal
/// @param approved false for a rejection, which also takes back an earlier approval of the same person
/// @param confirmed the points that were looked at
/// @param comment in the reviewer's words; never blank
public record Review(String reviewer, boolean approved, List<String> confirmed, String comment) {
    public Review {
        confirmed = List.copyOf(confirmed);
        if (reviewer.isBlank()) {
            throw CodedException.invalidArgument("a review needs a reviewer");
        }
        if (comment.isBlank()) {
            throw CodedException.invalidArgument("a review needs a comment: say in a few words what was looked at");
        }
    }
}
