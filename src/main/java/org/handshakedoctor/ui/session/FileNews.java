package org.handshakedoctor.ui.session;

import org.handshakedoctor.core.source.FollowEvent;

/// What has last happened to a followed file, beside that it grew.
///
/// @param source its name
public record FileNews(String source, FollowEvent event) {}
