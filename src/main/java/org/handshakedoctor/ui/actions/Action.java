package org.handshakedoctor.ui.actions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What can be asked for by name, with the keys it has until the user chooses others.
public enum Action {
  OPEN_FILES(Group.LOGS, "Shortcut+O"),
  PASTE(Group.LOGS, "Shortcut+V"),
  OPEN_SAMPLE(Group.LOGS),
  READ_AGAIN(Group.LOGS, "F5"),
  STOP_READING(Group.LOGS),
  FOLLOW(Group.LOGS, "F"),
  SAVE_REPORT(Group.LOGS, "Shortcut+S", "Shortcut+E"),
  SAVE_SESSION(Group.LOGS, "Shortcut+Shift+S"),
  OPEN_SESSION(Group.LOGS),
  CLOSE_LOG(Group.LOGS, "Shortcut+W"),

  SHOW_OVERVIEW(Group.VIEW, "Shortcut+1"),
  SHOW_ADDRESSES(Group.VIEW, "Shortcut+2"),
  SHOW_LINES(Group.VIEW, "Shortcut+3"),
  SHOW_RULES(Group.VIEW, "Shortcut+4"),
  SHOW_COMPARE(Group.VIEW, "Shortcut+5"),
  BACK(Group.VIEW, "Alt+Left"),
  FORWARD(Group.VIEW, "Alt+Right"),
  NEXT_REGION(Group.VIEW, "F6"),
  PREVIOUS_REGION(Group.VIEW, "Shift+F6"),
  FOLD_TIMELINE(Group.VIEW, "T"),
  FOLD_DETAIL(Group.VIEW, "Shortcut+D"),
  NOTES(Group.VIEW, "Shortcut+Shift+N"),
  SOURCES(Group.VIEW),

  SEARCH(Group.FILTER, "Shortcut+F"),
  CLEAR_TIME(Group.FILTER),
  CLEAR_FILTER(Group.FILTER, "Shortcut+Shift+X"),
  SHOW_FORGED(Group.FILTER),

  PALETTE(Group.PROGRAM, "Shortcut+K"),
  KEYS(Group.PROGRAM, "F1", "?"),
  PREFERENCES(Group.PROGRAM, "Shortcut+Comma"),
  LOOK_UP(Group.PROGRAM, "Shortcut+Shift+F"),
  ADDRESS_SOURCES(Group.PROGRAM),
  LIGHT(Group.PROGRAM),
  DARK(Group.PROGRAM),
  AS_SYSTEM(Group.PROGRAM),
  ENGLISH(Group.PROGRAM),
  CHINESE(Group.PROGRAM);

  /// What belongs together on the sheet of keys.
  public enum Group {
    LOGS,
    VIEW,
    FILTER,
    PROGRAM;

    /// The word used in the texts.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Group group;
  private final List<Shortcut> defaults;

  Action(Group group, String... keys) {
    this.group = group;
    this.defaults = Arrays.stream(keys).map(Shortcut::new).toList();
  }

  public Group group() {
    return group;
  }

  /// Its keys if the user has chosen none; the first is the one to learn.
  public List<Shortcut> defaults() {
    return defaults;
  }

  /// The word used in the texts and in the settings.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
