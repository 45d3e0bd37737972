package org.handshakedoctor.ui.session;

/// A moment that the user has marked.
///
/// @param time in seconds, as the times of the log
/// @param note in the user's words
public record UserMark(long time, String note) {}
