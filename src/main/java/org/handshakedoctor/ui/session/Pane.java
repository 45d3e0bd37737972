package org.handshakedoctor.ui.session;

/// What can be looked at, in the order of the tabs.
public enum Pane {
  OVERVIEW,
  ADDRESSES,
  LINES,
  RULES,
  COMPARE
}
